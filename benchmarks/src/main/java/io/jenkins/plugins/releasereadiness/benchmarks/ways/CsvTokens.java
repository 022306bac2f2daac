package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The records of FastCSV, of which nothing is asked. */
final class CsvTokens implements Way {
    @Override
    public Map<String, ?> read(Path file) throws IOException {
        long rows = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(bytes, StandardCharsets.UTF_8)) {
            for (CsvRecord row : csv) {
                rows += row.getFieldCount() > 0 ? 1 : 0;
            }
        }
        return Map.of("rows", rows);
    }
}
