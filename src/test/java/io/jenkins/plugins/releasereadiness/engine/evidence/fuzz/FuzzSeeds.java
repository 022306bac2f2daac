package io.jenkins.plugins.releasereadiness.engine.evidence.fuzz;

import java.util.List;
import java.util.Map;

/** Small reports of every format, from which the fuzzing begins; {@code '} stands for quotation marks in JSON. */
final class FuzzSeeds {
    /** What hurts parsers and counters; put in the place of what is there. */
    static final List<String> WORDS = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "0",
            "1e999",
            "NaN",
            "0.5",
            "9007199254740992",
            "9007199254740993",
            "9223372036854775808",
            "1E-400",
            "99999999999999999999999999",
            "\"-\"",
            "\"1\"",
            "-0",
            "\\u0000",
            "\uFEFF",
            "\u0000",
            "\u001b[31m",
            "&amp;",
            "&x;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x ?>",
            "<!DOCTYPE a [",
            "]>",
            "<!ENTITY x 'y'>",
            "/>",
            "</",
            "\"",
            "'",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\n",
            "\t",
            ";",
            "```",
            "- ",
            "## 1.2.3",
            "error",
            "failure",
            "skipped",
            "critical",
            "HIGH",
            "2.1.0");

    private static final String LIGHTHOUSE = """
            {'lighthouseVersion':'12.0.0','fetchTime':'2024-01-01T00:00:00Z','runWarnings':['w'],'audits':{
             'a':{'score':0,'scoreDisplayMode':'binary','details':{'debugData':{'impact':'critical'}}},
             'b':{'score':null,'scoreDisplayMode':'notApplicable'}},'categories':{'accessibility':{'score':0.5,
             'auditRefs':[{'id':'a'},{'id':'b'}]},'performance':{'score':0.57,'auditRefs':[]}}}
            """;

    private static final String GATLING = """
            {'name':'Global','numberOfRequests':{'total':4,'ok':3,'ko':1},'maxResponseTime':{'total':9},
             'meanResponseTime':{'total':'5'},'percentiles1':{'total':1},'percentiles2':{'total':2},
             'percentiles3':{'total':3},'percentiles4':{'total':'-'},'meanNumberOfRequestsPerSecond':{'total':0.5}}
            """;

    static final Map<String, List<String>> BY_FORMAT = Map.ofEntries(
            Map.entry("junit", List.of("""
                    <?xml version='1.0'?><testsuites tests='4'><testsuite name='s' time='3' timestamp='2024-01-01T00:00:00'>
                    <testcase classname='c' name='a' time='0,123'><failure message='m'>x</failure><rerunError/></testcase>
                    <testcase classname='c' name='a' time='1,234.5'/><testcase name='k' status='notrun'/>
                    <testcase name='s'><skipped/></testcase><testcase name='f'><flakyFailure/></testcase><error/>
                    <testsuite name='n'><testcase/></testsuite></testsuite></testsuites>
                    """)),
            Map.entry("jacoco", List.of("""
                    <!DOCTYPE report PUBLIC '-//JACOCO//DTD Report 1.1//EN' 'report.dtd'><report name='r'>
                    <sessioninfo id='i' start='1' dump='1700000000000'/><group name='g'><package name='p'>
                    <counter type='LINE' missed='1' covered='2'/></package></group><counter type='LINE' missed='1' covered='3'/>
                    <counter type='BRANCH' missed='1' covered='1'/></report>
                    """)),
            Map.entry("cobertura", List.of("""
                    <coverage line-rate='0.5' lines-valid='2' lines-covered='1' branches-valid='2' branches-covered='1'
                     timestamp='1700000000'><packages><package name='p'><classes><class name='c' filename='f'><methods><method>
                    <lines><line number='9' hits='1'/></lines></method></methods><lines><line number='1' hits='1'
                     condition-coverage='50% (1/2)'/><line number='2' hits='0'/></lines></class></classes></package></packages>
                    </coverage>
                    """)),
            Map.entry("sarif", List.of("""
                    {'$schema':'sarif-2.1.0','version':'2.1.0','runs':[{'results':[{'ruleId':'a/b','ruleIndex':1,'kind':'fail',
                    'level':'note','suppressions':[{'status':'accepted'}],'baselineState':'new'},{'rule':{'id':'b','index':0,
                    'toolComponent':{'index':0}}}],'tool':{'driver':{'name':'SpotBugs','version':'4.7.3','rules':[{'id':'a',
                    'defaultConfiguration':{'level':'error'},'properties':{'security-severity':'7.5'}}]},'extensions':[{
                    'name':'e','rules':[{'id':'b','guid':'g'}]}]},'invocations':[{'exitCode':1,'executionSuccessful':true,
                    'endTimeUtc':'2024-01-01T00:00:00Z'}],'artifacts':[{}]}]}
                    """)),
            Map.entry(
                    "trivy",
                    List.of(
                            """
                    {'SchemaVersion':2,'CreatedAt':'2024-01-01T00:00:00.1Z','ArtifactName':'a','Results':[{'Target':'t',
                    'Vulnerabilities':[{'VulnerabilityID':'C','Severity':'HIGH'},{'CVSS':{'nvd':{'V3Score':9.8}}}],
                    'Misconfigurations':[{'Status':'FAIL','Severity':'LOW'}],'Secrets':[{'Severity':'CRITICAL'}],
                    'ExperimentalModifiedFindings':[{}]}]}
                    """,
                            "[{'Target':'t','Type':'alpine','Vulnerabilities':null}]",
                            "{'ClusterName':'c','Resources':[{'Name':'n','Error':'','Results':[{'Target':'t'}]}]}")),
            Map.entry("grype", List.of("""
                    {'matches':[{'vulnerability':{'id':'C','severity':'High'},'artifact':{'purl':'pkg:a'}},{'vulnerability':{
                    'cvss':[{'metrics':{'baseScore':7.5}}]}}],'ignoredMatches':[{}],'source':{'type':'image'},'descriptor':{
                    'name':'grype','timestamp':'2024-01-01T00:00:00Z'}}
                    """)),
            Map.entry("dependency-check", List.of("""
                    {'reportSchema':'1.1','scanInfo':{'engineVersion':'9','analysisExceptions':[{}]},'projectInfo':{
                    'reportDate':'2024-01-01T00:00:00Z'},'dependencies':[{'vulnerabilities':[{'name':'C','severity':'HIGH'},{
                    'cvssv3':{'baseScore':5.0},'cvssv2':{'score':1}}],'suppressedVulnerabilities':[{}]}]}
                    """, """
                    <analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.4.0.xsd"><scanInfo>
                    <analysisExceptions><exception/></analysisExceptions></scanInfo><projectInfo><reportDate>2024-01-01T00:00:00Z
                    </reportDate></projectInfo><dependencies><dependency><vulnerabilities><vulnerability><name>C</name><severity>
                    HIGH</severity><cvssV3><baseScore>5.0</baseScore></cvssV3></vulnerability><suppressedVulnerability/>
                    </vulnerabilities></dependency></dependencies></analysis>
                    """)),
            Map.entry("cyclonedx", List.of("""
                    {'bomFormat':'CycloneDX','metadata':{'timestamp':'2024-01-01T00:00:00Z','component':{'name':'r'}},
                    'components':[{'bom-ref':'a','components':[{'name':'b'}]}],'vulnerabilities':[{'id':'C','ratings':[{
                    'severity':'high','score':7.5,'method':'CVSSv31'}],'analysis':{'state':'not_affected'},'affects':[{'ref':'a'
                    }]}]}
                    """, """
                    <bom xmlns="http://cyclonedx.org/schema/bom/1.4"><metadata><timestamp>2024-01-01T00:00:00Z</timestamp></metadata>
                    <components><component><name>a</name><components><component/></components></component></components>
                    <vulnerabilities><vulnerability><id>C</id><ratings><rating><score>9.8</score><severity>high</severity></rating>
                    </ratings><analysis><state>resolved</state></analysis></vulnerability></vulnerabilities></bom>
                    """)),
            Map.entry("openvex", List.of("""
                    {'@context':'https://openvex.dev/ns/v0.2.0','timestamp':'2024-01-01T00:00:00Z','statements':[{'vulnerability':{
                    'name':'C','aliases':['D']},'products':[{'@id':'pkg:a','subcomponents':[{'@id':'pkg:b'}]}],'status':'fixed'}]}
                    """)),
            Map.entry("zap", List.of("""
                    {'@programName':'ZAP','@version':'2.14.0','@generated':'Thu, 1 Feb 2024 10:00:00','site':[{'@name':'a',
                    'alerts':[{'pluginid':'1','alert':'x','riskcode':'3','confidence':'2'},{'riskcode':1,'confidence':'0'}]}]}
                    """, """
                    <OWASPZAPReport version='2.3.0' generated='Thu, 1 Feb 2024 10:00:00'><site name='a'><alerts><alertitem>
                    <pluginid>1</pluginid><alert>x</alert><riskcode>2</riskcode><reliability>1</reliability></alertitem></alerts>
                    </site></OWASPZAPReport>
                    """)),
            Map.entry("k6", List.of("""
                    {'root_group':{'checks':[]},'metrics':{'http_reqs':{'type':'counter','values':{'count':9,'rate':1.5}},
                    'http_req_failed':{'values':{'rate':0.2,'passes':2,'fails':7},'thresholds':{'rate<1':{'ok':false}}},
                    'http_req_duration':{'values':{'avg':1,'med':1,'max':9,'p(90)':3,'p(95)':4,'p(99)':5}}}}
                    """, """
                    {'metrics':{'http_reqs':{'count':9,'rate':1},'http_req_failed':{'value':0,'passes':0,'fails':9,'thresholds':{
                    'rate<1':true}},'vus':{'value':1}},'root_group':{'groups':{}}}
                    """)),
            Map.entry(
                    "jmeter",
                    List.of(
                            "timeStamp,elapsed,label,responseMessage,success\n1700000000000,10,\"a, \"\"b\"\"\",OK,true\n"
                                    + "1700000000100,30,tx,\"Number of samples in transaction : 1, number of failing samples : 0\",true\n"
                                    + "1700000000200,20,c,no,false\n",
                            """
                    <testResults version='1.2'><httpSample t='10' ts='1700000000000' s='true' rm='OK'><httpSample t='1' s='true'/>
                    </httpSample><sample t='9' ts='1700000000001' s='false' rm='Number of samples in transaction : 1'><sample t='3'
                     ts='1700000000001' s='false' sc='1'/></sample></testResults>
                    """)),
            Map.entry("gatling", List.of(GATLING, "{'type':'GROUP','stats':" + GATLING + ",'contents':{}}")),
            Map.entry("axe", List.of("""
                    [{'testEngine':{'name':'axe-core'},'timestamp':'2024-01-01T00:00:00Z','passes':[{'nodes':[]}],'violations':[{
                    'id':'a','impact':'serious','nodes':[{'impact':'critical'},{'impact':null}]}],'incomplete':[{'nodes':[{}]}]}]
                    """)),
            Map.entry(
                    "pa11y",
                    List.of(
                            """
                    [{'code':'W','type':'error','typeCode':1,'message':'m','selector':'s','runnerExtras':{'impact':'minor'}}]
                    """,
                            "{'total':1,'passes':0,'errors':1,'results':{'http://a':[{'code':'W','type':'warning'}]}}")),
            Map.entry("lighthouse", List.of(LIGHTHOUSE, "{'steps':[{'lhr':" + LIGHTHOUSE + "}]}")),
            Map.entry("changelog", List.of("""
                    # Changelog
                    ## [Unreleased]
                    - x
                    ## [1.2.0] - 2024-01-01
                    ### BREAKING
                    * a
                      - nested
                    1.1.0 / 2023-01-01
                    ==================
                    ```
                    ## 9.9.9
                    ```
                    """)),
            Map.entry("deployment-report", List.of("""
                    {'status':'success','services':[{'name':'a','status':'ok'}],'failedServices':0,
                    'startedAt':'2024-01-01T00:00:00Z','finishedAt':'2024-01-01T00:05:00+01:00'}
                    """)),
            Map.entry("attestation", List.of("""
                    attestations:
                      - {question: a.b, answer: yes, by: alice, at: 2024-01-01T00:00:00Z, reason: "seen it work"}
                    """)),
            Map.entry("file", List.of("anything")));

    private FuzzSeeds() {}

    /** The seeds of a format as they are read. */
    static List<String> of(String format) {
        return BY_FORMAT.get(format).stream()
                .map(text -> text.startsWith("{") || text.startsWith("[") ? text.replace('\'', '"') : text)
                .toList();
    }
}
