package dev.acquit.gateway.work;

import dev.acquit.gateway.work.Job.Lane;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of one worker: which are at work, and which gave trouble last, since their job failed
 * or was slow. Those share half of the places, so that the others always find one.
 */
final class Lanes {

  private static final int MOST_REMEMBERED = 1000;

  private final int places;
  private final int placesOfTrouble;
  private final Map<Lane, Boolean> busy = new HashMap<>(); // and whether on a place of trouble
  private final Set<Lane> troubled = new LinkedHashSet<>();
  private int held; // places of trouble
  private boolean someWait;
  private boolean troubledWait;

  Lanes(int places) {
    this.places = places;
    this.placesOfTrouble = Math.max(1, places / 2);
  }

  /** Gives a lane a place; false if there is none, or it has one. */
  synchronized boolean enter(Lane lane) {
    var isTroubled = troubled.contains(lane);
    if (busy.containsKey(lane)) {
      return false;
    }
    if (busy.size() >= places) {
      someWait = true;
      return false;
    }
    if (isTroubled && held >= placesOfTrouble) {
      troubledWait = true;
      return false;
    }
    busy.put(lane, isTroubled);
    held += isTroubled ? 1 : 0;
    return true;
  }

  /**
   * Takes the place away.
   *
   * @param isLeft whether something may be due there still
   * @return whether somebody may be waiting for a place
   */
  synchronized boolean leave(Lane lane, boolean isLeft) {
    var wasTroubled = Boolean.TRUE.equals(busy.remove(lane));
    held -= wasTroubled ? 1 : 0;
    var isWaitedFor = isLeft || someWait || (wasTroubled && troubledWait);
    someWait = false;
    troubledWait = troubledWait && !wasTroubled;
    return isWaitedFor;
  }

  /** Those that would get no place now. */
  synchronized Set<Lane> shut() {
    var shut = new HashSet<>(busy.keySet());
    if (held >= placesOfTrouble) {
      troubledWait = true;
      shut.addAll(troubled);
    }
    return shut;
  }

  synchronized boolean isTroubled(Lane lane) {
    return troubled.contains(lane);
  }

  /** Remembers how its last job went. */
  synchronized void judge(Lane lane, boolean isTrouble) {
    if (!isTrouble) {
      troubled.remove(lane);
    } else if (troubled.add(lane) && troubled.size() > MOST_REMEMBERED) {
      troubled.remove(troubled.iterator().next());
    }
  }

  /** None is at work any more. */
  synchronized void clear() {
    busy.clear();
    held = 0;
  }
}
