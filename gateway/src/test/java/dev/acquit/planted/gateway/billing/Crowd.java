package dev.acquit.planted.gateway.billing;

/** Sixteen types stand here, one more than a package holds; one inside another does not count. */
@SuppressWarnings("MultipleTopLevelClasses")
interface Crowd {
  interface Inside extends Crowd {}
}

interface Two extends Crowd {}

interface Three extends Crowd {}

interface Four extends Crowd {}

interface Five extends Crowd {}

interface Six extends Crowd {}

interface Seven extends Crowd {}

interface Eight extends Crowd {}

interface Nine extends Crowd {}

interface Ten extends Crowd {}

interface Eleven extends Crowd {}

interface Twelve extends Crowd {}

interface Thirteen extends Crowd {}

interface Fourteen extends Crowd {}

interface Fifteen extends Crowd {}

interface Sixteen extends Crowd {}
