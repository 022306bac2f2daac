package io.jenkins.plugins.releasereadiness.benchmarks.run;

import java.util.List;

/**
 * Peers find their XML parser on the class path, where the dependencies of other peers lie too. Each gets the JDK's, as
 * it would alone. The engine names its own.
 */
final class JdkParsers {
    static final List<String> ARGUMENTS = List.of(
            "-Djavax.xml.parsers.SAXParserFactory=com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl",
            "-Djavax.xml.parsers.DocumentBuilderFactory=com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl",
            "-Djavax.xml.stream.XMLInputFactory=com.sun.xml.internal.stream.XMLInputFactoryImpl");

    private JdkParsers() {}
}
