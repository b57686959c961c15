package dev.acquit.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of which a run writes one part, between two marks, and people the rest. */
public final class Page {

  private static final String BEGIN = "<!-- measured: written by make bench -->\n";
  private static final String END = "<!-- measured ends -->\n";

  private Page() {}

  /** Puts it in the place of what was measured before. */
  public static void write(Path file, String measured) {
    try {
      Files.writeString(file, with(Files.readString(file), measured));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String with(String page, String measured) {
    var begin = page.indexOf(BEGIN);
    var end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("The page has no place for what is measured");
    }
    return page.substring(0, begin + BEGIN.length()) + measured + page.substring(end);
  }
}
