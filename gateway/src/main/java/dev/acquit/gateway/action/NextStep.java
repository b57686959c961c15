package dev.acquit.gateway.action;

import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Retry;
import dev.acquit.processor.Decline.Category;
import org.jspecify.annotations.Nullable;

/** What a person had better do about an item. */
public enum NextStep {
  /** It is finished. */
  NONE,
  WAIT_FOR_ANSWER,
  WAIT_FOR_RETRY,
  WAIT_FOR_PROCESSOR,
  WAIT_FOR_NOTICE,
  RETRY,
  CONTACT_BANK,
  FIX_DATA,
  CHANGE_METHOD,
  ASK_PROCESSOR,
  RETRY_REFUND,
  REFUND_OFFLINE,
  ANSWER_DISPUTE,
  COMPARE,
  GIVE_BACK,
  RECOVER;

  /** As the item stands. */
  public static NextStep of(ActionItem item) {
    var waits = item.state().waits();
    if (waits != null) {
      return switch (waits.why()) {
        case RETRY -> WAIT_FOR_RETRY;
        case BREAKER -> WAIT_FOR_PROCESSOR;
        case NOTICE -> WAIT_FOR_NOTICE;
      };
    }
    return switch (item.status()) {
      case RESOLVED, REJECTED -> NONE;
      case IN_PROGRESS -> WAIT_FOR_ANSWER;
      case OPEN, WAITING -> toDo(item);
    };
  }

  private static NextStep toDo(ActionItem item) {
    var failure = item.state().failure();
    return switch (item.cause()) {
      case DECLINED, RETURNED -> after(failure, item.debt().once());
      case REFUND_FAILED -> isFinal(failure) ? REFUND_OFFLINE : RETRY_REFUND;
      case UNKNOWN -> ASK_PROCESSOR;
      case DISPUTED -> ANSWER_DISPUTE;
      case MISMATCH -> COMPARE;
      case LATE_SUCCESS -> GIVE_BACK;
      case DOUBLE_CREDIT -> RECOVER;
      case METHOD_NEEDED -> CHANGE_METHOD;
    };
  }

  /** What pays only once is not tried again, however well that might go. */
  private static NextStep after(@Nullable Failure failure, boolean once) {
    if (failure == null) {
      return once ? CHANGE_METHOD : RETRY;
    }
    return switch (Retry.of(failure)) {
      case LATER -> once ? CHANGE_METHOD : RETRY;
      case ASK_FIRST -> once ? CHANGE_METHOD : CONTACT_BANK;
      case NEVER -> failure.reason().category() == Category.DATA ? FIX_DATA : CHANGE_METHOD;
    };
  }

  private static boolean isFinal(@Nullable Failure failure) {
    return failure != null && Retry.of(failure) == Retry.NEVER;
  }
}
