package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Decides which debt a release may carry. */
final class DebtRegister {
    private DebtRegister() {}

    static List<DebtResult> judge(List<Debt> debt, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return debt.stream().map(item -> judge(item, today)).toList();
    }

    private static DebtResult judge(Debt debt, LocalDate today) {
        String problem = problem(debt, today);
        String why = problem == null
                ? "accepted until " + debt.payOff().orElseThrow() + ": "
                        + debt.rationale().orElseThrow()
                : problem;
        return new DebtResult(debt.id(), debt.text(), problem == null, why, debt.owner(), debt.payOff());
    }

    private static String problem(Debt debt, LocalDate today) {
        if (!debt.strategic()) {
            return "unacceptable debt; pay it off, or accept it as strategic with rationale, owner and pay-off date";
        }
        if (debt.rationale().isEmpty()
                || debt.owner().isEmpty()
                || debt.payOff().isEmpty()) {
            return "strategic debt needs a rationale, an owner and a pay-off date";
        }
        return debt.payOff().get().isBefore(today)
                ? "overdue since " + debt.payOff().get() + "; pay it off or agree on a new date"
                : null;
    }
}
