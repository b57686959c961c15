package dev.acquit.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every directory is a jar of its own, and nothing is left for ever. */
class JarredClassPathTest {

  @TempDir private Path directory;

  @Test
  void directoriesOfTheSameNameAreJarsOfTheirOwn() throws IOException {
    var text = classes("one") + File.pathSeparator + classes("two");

    try (var jarred = JarredClassPath.of(text, homes());
        var loader = new URLClassLoader(urls(jarred), null)) {
      assertThat(jarred.entries()).doesNotHaveDuplicates().hasSize(2);
      assertThat(loader.getResource("one/here.txt")).isNotNull();
      assertThat(loader.getResource("two/here.txt")).isNotNull();
      assertThat(loader.getResource("one/")).as("with its directories").isNotNull();
    }
  }

  @Test
  void whatIsMadeOfItStaysWhileNothingChanges() throws IOException {
    var classes = classes("one");
    Path home;
    try (var first = JarredClassPath.of(classes, homes())) {
      home = first.home();
      Files.writeString(home.resolve("made"), "of it");
    }

    try (var again = JarredClassPath.of(classes, homes())) {
      assertThat(again.home()).isEqualTo(home);
      assertThat(home.resolve("made")).exists();
    }

    var here = Path.of(classes, "one", "here.txt");
    Files.setLastModifiedTime(here, FileTime.fromMillis(0));
    try (var changed = JarredClassPath.of(classes, homes())) {
      assertThat(changed.home()).isNotEqualTo(home).exists();
      assertThat(home).as("an older one that nobody uses").doesNotExist();
    }
  }

  @Test
  void whatSomebodyUsesStays() throws IOException {
    try (var used = JarredClassPath.of(classes("one"), homes());
        var other = JarredClassPath.of(classes("two"), homes())) {
      assertThat(used.entries()).hasSize(1).allSatisfy(jar -> assertThat(jar).exists());
      assertThat(other.home()).isNotEqualTo(used.home()).exists();
    }
  }

  /** A module's directory of classes with one file. */
  private String classes(String module) throws IOException {
    var classes = directory.resolve(Path.of(module, "classes"));
    var inside = Files.createDirectories(classes.resolve(module));
    Files.writeString(inside.resolve("here.txt"), module);
    return classes.toString();
  }

  private Path homes() {
    return directory.resolve("homes");
  }

  private static URL[] urls(JarredClassPath jarred) throws IOException {
    var urls = new URL[jarred.entries().size()];
    for (int at = 0; at < urls.length; at++) {
      urls[at] = jarred.entries().get(at).toUri().toURL();
    }
    return urls;
  }
}
