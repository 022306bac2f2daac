package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexReading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reading of OpenVEX documents (versions 0.0.1, with plain names, to 0.2.0). */
final class OpenVexReading implements VexReading {
    private final OpenVexReader reader;
    private final OpenVexStatements statements = new OpenVexStatements();
    private final MeasuredAt measuredAt = new MeasuredAt();

    private long number;

    OpenVexReading(OpenVexReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        Document document = new Document();
        JsonReports.read(reader, "an OpenVEX document", bytes, document::read);
        number += document.statements.size();
        measuredAt.see(document.timestamp);
        measuredAt.see(document.lastUpdated);
        measuredAt.endFile();
        for (OpenVexStatement statement : document.statements) {
            // A statement without a time of its own is as old as its document (OpenVEX 0.2.0, "inheritance").
            statements.add(statement.at() == null ? statement.at(utc(document.timestamp)) : statement);
        }
    }

    private static Instant utc(ReportTime time) {
        return time == null ? null : time.utc();
    }

    @Override
    public VexStatements statements() {
        return statements;
    }

    @Override
    public Outcome finish() {
        Facts facts = Facts.builder().count("statements", number).build();
        Outcome outcome = number > 0
                ? Outcome.present(facts)
                : Outcome.vacuous(facts, "The OpenVEX document makes no statement.");
        return outcome.measuredAt(measuredAt);
    }

    /** One document while it is read. */
    private static final class Document {
        private final List<OpenVexStatement> statements = new ArrayList<>();
        private boolean known;
        private ReportTime timestamp;
        private ReportTime lastUpdated;

        boolean read(JsonCursor json) throws IOException {
            if (!json.isObject()) {
                return false;
            }
            json.members("the document", name -> {
                switch (name) {
                    case "@context" -> known = json.isText() && json.text(name).contains(OpenVexReader.CONTEXT);
                    case "timestamp" -> timestamp = ReportTime.parse(json.scalarOrNull());
                    case "last_updated" -> lastUpdated = ReportTime.parse(json.scalarOrNull());
                    case "statements" -> json.elements("\"statements\"", () -> statements.add(statement(json)));
                    default -> json.skip();
                }
            });
            return known;
        }

        private static OpenVexStatement statement(JsonCursor json) throws IOException {
            Set<String> names = new HashSet<>();
            List<OpenVexStatement.Product> products = new ArrayList<>();
            String[] status = new String[1];
            Instant[] at = new Instant[1];
            json.members("a statement", name -> {
                switch (name) {
                    case "vulnerability" -> vulnerability(json, names);
                    case "products" -> json.elements("\"products\"", () -> products.add(product(json)));
                    case "status" -> status[0] = json.text("the status of a statement");
                    case "timestamp" -> at[0] = utc(ReportTime.parse(json.scalarOrNull()));
                    default -> json.skip();
                }
            });
            return new OpenVexStatement(names, products, status[0], at[0]);
        }

        /** A text in 0.0.1; an object with name and aliases since. */
        private static void vulnerability(JsonCursor json, Set<String> names) throws IOException {
            if (json.isText()) {
                names.add(json.text("the vulnerability"));
                return;
            }
            json.members("a vulnerability", name -> {
                switch (name) {
                    case "@id", "name" -> names.add(json.text("the name of a vulnerability"));
                    case "aliases" -> json.elements("\"aliases\"", () -> names.add(json.text("an alias")));
                    default -> json.skip();
                }
            });
            names.remove(null);
        }

        private static OpenVexStatement.Product product(JsonCursor json) throws IOException {
            Set<String> names = new HashSet<>();
            Set<String> components = new HashSet<>();
            if (json.isText()) {
                names.add(json.text("a product"));
            } else {
                json.members("a product", name -> {
                    if (name.equals("subcomponents")) {
                        json.elements("\"subcomponents\"", () -> component(json, components));
                    } else {
                        identity(json, name, names);
                    }
                });
            }
            return new OpenVexStatement.Product(names, components);
        }

        private static void component(JsonCursor json, Set<String> names) throws IOException {
            if (json.isText()) {
                names.add(json.text("a subcomponent"));
            } else {
                json.members("a subcomponent", name -> identity(json, name, names));
            }
        }

        private static void identity(JsonCursor json, String member, Set<String> names) throws IOException {
            if (member.equals("@id") && !json.isNull()) {
                names.add(json.text("the id of a product"));
            } else if (member.equals("identifiers") && json.isObject()) {
                json.members("the identifiers", kind -> {
                    if (json.isText()) {
                        names.add(json.text("an identifier"));
                    }
                });
            }
        }
    }
}
