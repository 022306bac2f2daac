package io.jenkins.plugins.releasereadiness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

@AnalyzeClasses(packages = "io.jenkins.plugins.releasereadiness", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.releasereadiness";

    @ArchTest
    static final ArchRule engineKnowsNoJenkins = noClasses()
            .that()
            .resideInAPackage(ROOT + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "net.sf.json..");

    @ArchTest
    static final ArchRule engineUsesNothingOfThePluginAroundIt = noClasses()
            .that()
            .resideInAPackage(ROOT + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".config..",
                    ROOT + ".inbox..",
                    ROOT + ".record..",
                    ROOT + ".prompt..",
                    ROOT + ".approval..",
                    ROOT + ".rollback..",
                    ROOT + ".notify..",
                    ROOT + ".steps..",
                    ROOT + ".ui..");

    @ArchTest
    static final ArchRule configurationUsesTheEngineOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + ".config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".record..",
                    ROOT + ".prompt..",
                    ROOT + ".approval..",
                    ROOT + ".rollback..",
                    ROOT + ".notify..",
                    ROOT + ".steps..",
                    ROOT + ".ui..");

    @ArchTest
    static final ArchRule recordKnowsNobodyWhoWritesIt = noClasses()
            .that()
            .resideInAPackage(ROOT + ".record..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".prompt..",
                    ROOT + ".approval..",
                    ROOT + ".rollback..",
                    ROOT + ".notify..",
                    ROOT + ".steps..",
                    ROOT + ".ui..");

    /** Configuration, records and steps use it. */
    @ArchTest
    static final ArchRule evidenceKnowsNobodyWhoAsksForIt = noClasses()
            .that()
            .resideInAPackage(ROOT + ".evidence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".config..",
                    ROOT + ".record..",
                    ROOT + ".prompt..",
                    ROOT + ".approval..",
                    ROOT + ".rollback..",
                    ROOT + ".notify..",
                    ROOT + ".steps..",
                    ROOT + ".ui..");

    /** What is to be told is written to the record; notifications are found there. */
    @ArchTest
    static final ArchRule nobodyCallsTheNotifier = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".notify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".notify..");

    @ArchTest
    static final ArchRule theNotifierReadsRecordsOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + ".notify..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".prompt..", ROOT + ".approval..", ROOT + ".rollback..", ROOT + ".steps..", ROOT + ".ui..");

    /** What is asked, and what becomes of an answer, is the business of who asks. */
    @ArchTest
    static final ArchRule promptsKnowNobodyWhoAsks = noClasses()
            .that()
            .resideInAPackage(ROOT + ".prompt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".record..", ROOT + ".approval..", ROOT + ".rollback..", ROOT + ".steps..", ROOT + ".ui..");

    @ArchTest
    static final ArchRule inboxKnowsNobodyWhoFillsIt = noClasses()
            .that()
            .resideInAPackage(ROOT + ".inbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".record..", ROOT + ".approval..", ROOT + ".rollback..", ROOT + ".steps..", ROOT + ".ui..");

    @ArchTest
    static final ArchRule nothingReadsAPage = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".ui..");

    @ArchTest
    static final ArchRule webMethodsNeedPost = methods()
            .that(areWebMethods())
            .and()
            .doNotHaveName("doIndex")
            .should()
            .beAnnotatedWith(POST.class)
            .orShould()
            .beAnnotatedWith(RequirePOST.class);

    /** A page that is only looked at says so. */
    @ArchTest
    static final ArchRule indexPagesAreOnlyRead =
            methods().that().haveName("doIndex").should().beAnnotatedWith(GET.class);

    @ArchTest
    static final ArchRule webMethodsCheckAPermission =
            methods().that(areWebMethods()).should(checkAPermission());

    private static DescribedPredicate<JavaMethod> areWebMethods() {
        return DescribedPredicate.describe(
                "are web methods",
                method -> method.getName().matches("do[A-Z].*")
                        && method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.STATIC));
    }

    /** In the method itself, or in a method of the same class that it calls. */
    private static ArchCondition<JavaMethod> checkAPermission() {
        return new ArchCondition<>("check a permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean checks = asks(method)
                        || method.getMethodCallsFromSelf().stream()
                                .flatMap(call -> call.getTarget().resolveMember().stream())
                                .anyMatch(called -> called.getOwner().equals(method.getOwner()) && asks(called));
                events.add(new SimpleConditionEvent(
                        method,
                        checks,
                        method.getFullName() + (checks ? " checks" : " does not check") + " a permission"));
            }
        };
    }

    private static boolean asks(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().matches("check(Any)?Permission|hasPermission"));
    }
}
