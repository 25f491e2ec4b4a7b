const minuteMs = 60_000;

/** From when until when somebody may sign in: the meeting itself and so many minutes around it. */
export const signInWindow = (meeting: { startsAt: Date; endsAt: Date }, aroundMinutes: number) => ({
  from: new Date(meeting.startsAt.getTime() - aroundMinutes * minuteMs),
  until: new Date(meeting.endsAt.getTime() + aroundMinutes * minuteMs),
});

export const signInState = (
  meeting: { startsAt: Date; endsAt: Date },
  aroundMinutes: number,
  now: Date,
): 'early' | 'open' | 'over' => {
  const { from, until } = signInWindow(meeting, aroundMinutes);
  return now < from ? 'early' : now > until ? 'over' : 'open';
};

/** The code on the screen changes so often … */
export const signInStepMs = 20_000;
/** … and is good for so many steps: long enough to sign in to the phone first. */
export const signInSteps = 12;
export const signInStep = (now: Date): number => Math.floor(now.getTime() / signInStepMs);
export const isFreshStep = (step: number, now: Date): boolean => {
  const age = signInStep(now) - step;
  return age >= 0 && age < signInSteps;
};
