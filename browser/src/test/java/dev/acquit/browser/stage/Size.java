package dev.acquit.browser.stage;

/** What a page is seen on, in CSS pixels. */
public enum Size {
  DESK(1280, 800),
  PHONE(390, 844);

  private final int width;
  private final int height;

  Size(int width, int height) {
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
