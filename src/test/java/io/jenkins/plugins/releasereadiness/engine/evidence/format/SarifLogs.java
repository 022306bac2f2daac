package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.json;

/** SARIF logs for the tests. */
final class SarifLogs {
    static final String RULES = """
            'tool': {'driver': {'name': 'x', 'rules': [
                {'id': 'A', 'defaultConfiguration': {'level': 'error'}},
                {'id': 'B', 'defaultConfiguration': {'level': 'note'}},
                {'id': 'C'},
                {'id': 'S', 'defaultConfiguration': {'level': 'note'}, 'properties': {'security-severity': '9.1'}}]}}""";

    static String log(String runs) {
        return json("{'$schema': 'https://json.schemastore.org/sarif-2.1.0.json', 'version': '2.1.0', 'runs': [" + runs
                + "]}");
    }

    /** A run of a tool with rules and these results. */
    static String results(String results) {
        return log("{" + RULES + ", 'results': [" + results + "]}");
    }

    private SarifLogs() {}
}
