package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressesTest {
    /** An address that comes to the plugin must come to a test of who may use it. */
    @Test
    void everyAddressThatChangesSomethingIsTested() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.jenkins.plugins.releasereadiness");
        Stream<String> methods = classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().matches("do[A-Z].*")
                        && !method.getName().matches("do(Check|Fill)[A-Z].*")
                        && method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.STATIC))
                .map(method -> method.getOwner().getSimpleName() + '.' + method.getName());
        // Those that are not in PermissionMatrixTest: DeadLettersTest, SignedWordsTest, ConfirmedWaiversTest,
        // RollbackPageTest; HistoryPagesTest the replay, and ReleasePageTest the report.
        assertThat(methods)
                .containsExactlyInAnyOrder(
                        "ApprovalPage.doApprove",
                        "ApprovalPage.doReject",
                        "ApprovalPage.doWithdraw",
                        "ApprovalPage.doOverride",
                        "NotificationsLink.doDiscard",
                        "NotificationsLink.doResend",
                        "PolicyReplayPage.doReplay",
                        "ReleaseApprovalAction.doIndex",
                        "ReleasePage.doAttest",
                        "ReleasePage.doConfirmWaiver",
                        "ReportPage.doIndex",
                        "RollbackPage.doDecide",
                        "RollbackPage.doExtend",
                        "RollbackPage.doHotfixDone",
                        "Stylesheet.doIndex");
    }
}
