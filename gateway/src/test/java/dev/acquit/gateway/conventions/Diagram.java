package dev.acquit.gateway.conventions;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws the house as Mermaid: a box for each Maven module, a room for each package that stands in
 * it, and an arrow from a room to each that it uses. What has one door is one room. Arrows to the
 * shared kernel are left out, since every room of the gateway may use it.
 */
final class Diagram {

  private static final Set<String> KERNEL =
      Set.of(
          "gateway.money",
          "gateway.http",
          "gateway.settings",
          "gateway.statements",
          "gateway.work");

  private static final Set<String> OPEN = Set.of("gateway", "processor");

  /** Rooms in order of their names, each with the rooms that it uses. */
  private final Map<String, Set<String>> rooms = new TreeMap<>();

  private final String prefix;

  private Diagram(String root, JavaClasses classes) {
    prefix = root + ".";
    classes.forEach(this::add);
  }

  /** The same classes give the same text, in whatever order they come. */
  static String of(String root, JavaClasses classes) {
    var diagram = new Diagram(root, classes);
    return "flowchart TD\n" + diagram.boxes() + diagram.arrows();
  }

  private void add(JavaClass type) {
    for (var from : roomOf(type)) {
      var used = rooms.computeIfAbsent(from, _ -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(use -> roomOf(use.getTargetClass().getBaseComponentType()))
          .flatMap(Collection::stream)
          .filter(to -> !to.equals(from) && !KERNEL.contains(to))
          .forEach(used::add);
    }
  }

  /** The first part of its package below the root, or two of them; nothing for a stranger. */
  private List<String> roomOf(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(prefix)) {
      return List.of();
    }
    var parts = List.of(name.substring(prefix.length()).split("\\.", 3));
    var depth = OPEN.contains(parts.getFirst()) ? 2 : 1;
    return List.of(String.join(".", parts.subList(0, Math.min(depth, parts.size()))));
  }

  private String boxes() {
    return rooms.keySet().stream()
        .collect(Collectors.groupingBy(Diagram::boxOf, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(box -> box(box.getKey(), box.getValue()))
        .collect(Collectors.joining());
  }

  private static String box(String name, List<String> rooms) {
    return rooms.stream()
        .map(room -> "    " + idOf(room) + "[" + room + "]\n")
        .collect(Collectors.joining("", "  subgraph " + name + "\n", "  end\n"));
  }

  private String arrows() {
    var arrows = new StringBuilder();
    rooms.forEach((from, used) ->
        used.forEach(to -> arrows.append("  %s --> %s\n".formatted(idOf(from), idOf(to)))));
    return arrows.toString();
  }

  /** The Maven module, by the name of its directory. */
  private static String boxOf(String room) {
    var module = List.of(room.split("\\.", 2)).getFirst();
    return switch (module) {
      case "processor" -> "processor-adapters";
      case "vault" -> "vault-client";
      default -> module;
    };
  }

  private static String idOf(String room) {
    return "room_" + room.replace('.', '_');
  }
}
