package dev.acquit.gateway.settings;

/** Tells a slip of the pen from another word. */
final class Likeness {

  private static final int LETTERS_A_SLIP = 6;
  private static final int SHORTEST_ABBREVIATION = 10;

  private Likeness() {}

  /** Whether {@code written} is {@code name} with a slip or two, or an abbreviation of it. */
  static boolean near(String written, String name) {
    return distance(written, name) <= Math.max(2, name.length() / LETTERS_A_SLIP)
        || (written.length() >= SHORTEST_ABBREVIATION && abbreviates(written, name));
  }

  /** How many letters have to be put in, left out or changed (Levenshtein's). */
  static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int letter = 1; letter <= one.length(); letter++) {
      int diagonal = row[0];
      row[0] = letter;
      for (int column = 1; column < row.length; column++) {
        int above = row[column];
        int changed = diagonal + (one.charAt(letter - 1) == other.charAt(column - 1) ? 0 : 1);
        row[column] = Math.min(changed, 1 + Math.min(above, row[column - 1]));
        diagonal = above;
      }
    }
    return row[other.length()];
  }

  private static boolean abbreviates(String written, String name) {
    int at = 0;
    for (int letter = 0; letter < name.length() && at < written.length(); letter++) {
      if (name.charAt(letter) == written.charAt(at)) {
        at++;
      }
    }
    return at == written.length();
  }
}
