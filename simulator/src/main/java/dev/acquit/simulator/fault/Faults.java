package dev.acquit.simulator.fault;

import dev.acquit.simulator.fault.FaultScript.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts that still have requests to strike. Not thread-safe: it is used from the desk. */
public final class Faults {

  private final Map<String, FaultScript> scripts = new LinkedHashMap<>();
  private long added;

  /** Adds the script under an id of its own. */
  public FaultScript add(FaultScript script) {
    var named = script.named("flt_" + ++added);
    scripts.put(named.id(), named);
    return named;
  }

  public void clear() {
    scripts.clear();
  }

  public List<FaultScript> all() {
    return List.copyOf(scripts.values());
  }

  /** The oldest script that strikes the request, counted down by it; null where none does. */
  public @Nullable FaultScript strike(Subject subject) {
    for (var script : scripts.values()) {
      if (script.strikes(subject)) {
        countDown(script);
        return script;
      }
    }
    return null;
  }

  private void countDown(FaultScript script) {
    if (script.times() == 1) {
      scripts.remove(script.id());
    } else {
      scripts.put(script.id(), script.struck());
    }
  }
}
