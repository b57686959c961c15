package dev.acquit.bench.report;

import java.util.Locale;

/** Numbers as a report has them, whatever the machine's language. */
public final class Text {

  private Text() {}

  public static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  public static String whole(double number) {
    return whole(Math.round(number));
  }

  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Of microseconds. */
  public static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
  }

  /** Of bytes. */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MB", bytes / 1024.0 / 1024.0);
  }
}
