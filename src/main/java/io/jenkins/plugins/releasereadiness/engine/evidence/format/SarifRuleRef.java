package io.jenkins.plugins.releasereadiness.engine.evidence.format;

/**
 * How a SARIF result names its rule.
 *
 * @param id id of the rule, {@code null} if not given
 * @param guid guid of the rule, {@code null} if not given
 * @param index place among the rules of its component, -1 if not given
 * @param component place of the component among the extensions, -1 for the driver or if not given by place
 * @param componentName name or guid of the component, {@code null} if not given
 */
record SarifRuleRef(String id, String guid, int index, int component, String componentName) {}
