package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows by commons-csv, of which the two columns that count are looked at; no percentiles. */
final class CommonsCsv implements Way {
    @Override
    public Map<String, ?> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        long requests = 0;
        long failed = 0;
        long max = 0;
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser rows = CSVParser.parse(reader, format)) {
            for (CSVRecord row : rows) {
                requests++;
                failed += row.get("success").equals("true") ? 0 : 1;
                max = Math.max(max, Long.parseLong(row.get("elapsed")));
            }
        }
        return Map.of("requests", requests, "failed", failed, "maxMs", max);
    }
}
