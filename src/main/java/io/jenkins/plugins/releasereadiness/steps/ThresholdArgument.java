package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A minimum score that a pipeline asks for. Scripts write {@code thresholds: [overall: 90, security: 95]}. */
public final class ThresholdArgument implements Describable<ThresholdArgument>, Serializable {
    /** Name of the overall score; all other names are ids of categories. */
    static final String OVERALL = "overall";

    private static final long serialVersionUID = 1L;
    private static final String NAME = "name";
    private static final String MINIMUM = "minimum";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String name;
    private final String minimum;

    /**
     * @param name {@code overall}, or id of a category
     * @param minimum per cent, 0 to 100
     */
    @DataBoundConstructor
    public ThresholdArgument(String name, String minimum) {
        this.name = Util.fixNull(name).trim();
        this.minimum = Util.fixNull(minimum).trim();
    }

    public String getName() {
        return name;
    }

    public String getMinimum() {
        return minimum;
    }

    /**
     * The minimum as a number.
     *
     * @throws AbortException if it is none between 0 and 100
     */
    BigDecimal percent() throws AbortException {
        return percent(minimum)
                .orElseThrow(() -> new AbortException(
                        "the threshold of " + name + " should be a number between 0 and 100 but is '" + minimum + "'"));
    }

    private static Optional<BigDecimal> percent(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.signum() >= 0 && number.compareTo(HUNDRED) <= 0 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** From the map that a script wrote to what can be bound. */
    static Object ofScript(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        List<Object> list = new ArrayList<>();
        map.forEach((key, minimum) -> list.add(Map.of(NAME, String.valueOf(key), MINIMUM, String.valueOf(minimum))));
        return list;
    }

    /** From what was bound to the map that a script would write. */
    static Object toScript(Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (Object element : list) {
            if (element instanceof UninstantiatedDescribable threshold) {
                String minimum = String.valueOf(threshold.getArguments().get(MINIMUM));
                map.put(
                        String.valueOf(threshold.getArguments().get(NAME)),
                        minimum.matches("[0-9]{1,3}") ? Integer.valueOf(minimum) : minimum);
            }
        }
        return map;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<ThresholdArgument> {
        @Override
        public String getDisplayName() {
            return Messages.ThresholdArgument_displayName();
        }

        /** Checks a minimum while it is typed. */
        @POST
        public FormValidation doCheckMinimum(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.READ);
            return percent(Util.fixNull(value).trim()).isPresent()
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.ThresholdArgument_noPercentage());
        }
    }
}
