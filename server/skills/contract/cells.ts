import Type, { type Static } from 'typebox';
import { Count, Nullable } from '#server/shared/schemas.ts';

export const CellState = Type.Enum(['met', 'gap', 'lapsed', 'not-assessed']);

const Share = Nullable(Type.Number({ minimum: 0, maximum: 1 }));

/** Measures of content guide 7.2; there is no average level, on purpose. */
export const Summary = Type.Object({
  required: Count,
  known: Count,
  met: Count,
  gap: Count,
  lapsed: Count,
  notAssessed: Count,
  coverage: Share,
  attainmentOfAll: Share,
  attainmentOfAssessed: Share,
  readiness: Nullable(Type.Object({ low: Type.Number(), high: Type.Number() })),
  lapsing90: Count,
});
export type Summary = Static<typeof Summary>;

export const Gate = Type.Object({
  isOpen: Type.Boolean(),
  failing: Type.Array(Type.Object({ skillId: Type.String(), attainment: Type.Number(), cover: Count })),
});

export const shares = {
  skillId: Type.String(),
  /** True where so few people are meant that the figure is not shown; the numbers are 0 then. */
  isHidden: Type.Boolean(),
  required: Count,
  critical: Count,
  met: Count,
  gap: Count,
  lapsed: Count,
  notAssessed: Count,
  cover: Count,
  coverRoutine: Count,
  lapsing90: Count,
};
