package dev.acquit.processor.pages;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A table of codes as it stands in the resources.
 *
 * @param name of the file, without its ending
 * @param about what its first comment says
 * @param meanings in the order of the file
 */
record CodeTable(String name, String about, Map<String, String> meanings) {

  static CodeTable read(Path file) {
    try {
      return of(file.getFileName().toString(), Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static CodeTable of(String name, String text) throws IOException {
    var about =
        text.lines()
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.substring(1).strip())
            .collect(Collectors.joining("\n"));
    return new CodeTable(name.replace(".properties", ""), about, Ordered.read(text));
  }

  /** The lines of a table, whose order is its author's. */
  private static final class Ordered extends Properties {

    private static final long serialVersionUID = 1;

    private final Map<String, String> lines = new LinkedHashMap<>();

    static Map<String, String> read(String text) throws IOException {
      var table = new Ordered();
      table.load(new StringReader(text));
      return Collections.unmodifiableMap(table.lines);
    }

    @Override
    public synchronized Object put(Object code, Object meaning) {
      lines.put((String) code, ((String) meaning).strip());
      return super.put(code, meaning);
    }
  }
}
