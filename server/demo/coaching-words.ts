/** What people of the demo company say around a session of each type they hold. */
export interface Words {
  /** The case the coachee brings. */
  brings: string;
  /** What both keep of it. */
  note: string;
  /** What the coach saw. */
  seen: string;
  /** What the coachee does next. */
  next: string;
}

export const WORDS: Record<string, Words> = {
  'licence-clinic': {
    brings: 'The gateway image ships a BSD library next to a GPL tool; I believe the tool needs its source offered.',
    note: 'The obligation follows from delivery, not from linking. We wrote the answer with the facts in front of it.',
    seen: 'Named who receives the image, read the licence text first and worked out the obligation before asking.',
    next: 'Put the source offer into the notices of the gateway image.',
  },
  'ai-provenance-clinic': {
    brings: 'A parser of which the assistant wrote about half; the match filter was on.',
    note: 'Two functions could not be explained and were rewritten. The disclosure follows the form of the project.',
    seen: 'Explained every generated line that stayed, and set the depth of review from the risk of a match.',
    next: 'Add the disclosure to the pull request and record the tool and its settings.',
  },
  'audit-rehearsal': {
    brings: 'Scope is the gateway and both apps; evidence lies in the wiki and in two mailboxes.',
    note: 'Eleven of fourteen questions were answered from evidence; three from memory. Those three get an owner.',
    seen: 'Showed the evidence to each clause without help and said plainly where there was none.',
    next: 'Move the training records out of the mailbox to where an assessor finds them.',
  },
  'coach-the-coach': {
    brings: 'My last licence clinic: I gave the answer after two minutes.',
    note: 'Questions before answers, and the level is told with the behaviour that was seen.',
    seen: 'Let the other person decide first and named behaviour, not opinion.',
    next: 'Hold the next clinic with an observer and compare the two levels.',
  },
  'community-and-conduct': {
    brings: 'A thread in which a reviewer was short with a newcomer, and I did not know whether to step in.',
    note: 'Separate the person from the change; write to the newcomer in public and to the reviewer alone.',
    seen: 'Read the thread from both sides and drafted an answer that both could accept.',
    next: 'Send the two drafts, and tell the coach how they landed.',
  },
  'compliance-incident-drill': {
    brings: 'A letter says our firmware of March lacks the corresponding source.',
    note: 'Facts and dates first, then who talks to whom. The clock of the licence was found after forty minutes.',
    seen: 'Found the releases concerned, stopped the shipment in question and kept a log that counsel could use.',
    next: 'Write down who may stop a shipment, and rehearse it once more in spring.',
  },
  'department-skills-review': {
    brings: 'The planned gateway release needs two people who can read an SBOM; we have one.',
    note: 'Three actions for the quarter, each with a name. One skill hangs on one person.',
    seen: 'Read the report down to the person-independent cause and chose three actions that fit the plan.',
    next: 'Book two seats in the SBOM walk-through.',
  },
  'first-upstream-pr': {
    brings: 'An off-by-one in the time-out of the MQTT client; the issue is open and nobody has it.',
    note: 'The change is small and has a test. The commit message says why. Cleared for contribution on our side.',
    seen: 'Found the rules of the project alone, cut the change to one purpose and answered the first review.',
    next: 'Answer the review within two working days, and close the loop in the issue.',
  },
  'intake-review': {
    brings: 'Five requests of this month; I would take four and send one back.',
    note: 'We agreed on four of five. The fifth turned on whether the fork is alive.',
    seen: 'Named the deciding fact for each request, and changed one decision when the facts did.',
    next: 'Ask the maintainers of the fork about their plan, and decide the fifth request.',
  },
  'maintainer-mentoring': {
    brings: 'About six hours a week, half of it triage. Two others could do more.',
    note: 'Triage moves to a rota; the release stays with you until the second maintainer has done one.',
    seen: 'Said no to a feature in public, with a reason the project has written down.',
    next: 'Let the second maintainer make the next release and write down what was unclear.',
  },
  'policy-workshop': {
    brings: 'Ten cases of our team; the longest took three weeks to decide.',
    note: 'Seven of ten were decided alike by the draft alone; after the rewrite it was nine.',
    seen: 'Found the sentence that caused two different decisions and rewrote it with the other team.',
    next: 'Bring the new wording to the next meeting of the programme office.',
  },
  'sbom-walkthrough': {
    brings: 'The release of October; I do not trust the entries of the boot loader.',
    note: 'Three components were missing, all from the vendor tree. The notices file named two of them.',
    seen: 'Traced an entry from the SBOM to the file in the image and explained what the scanner cannot see.',
    next: 'Add the vendor tree to the scan and compare the counts of the next build.',
  },
  'security-review-pairing': {
    brings: 'The new update endpoint takes an archive from outside.',
    note: 'Every arrow was asked who could lie. The archive is unpacked before its signature is checked: to be turned round.',
    seen: 'Found the order of checks alone and proposed the smallest change that mends it.',
    next: 'Turn the two checks round, add the failing archive as a test, and show it.',
  },
  'supplier-clinic': {
    brings: 'A radio module with a binary driver; the supplier has sent a list of components without versions.',
    note: 'What we need by contract, and what a good supplier shows unasked. The list goes back with four questions.',
    seen: 'Told what the supplier must deliver from what would be nice to have, and put it in plain words.',
    next: 'Send the four questions and set the date for the answer.',
  },
  'teach-back': {
    brings: 'New colleagues of my team: what happens to a licence when we ship a device.',
    note: 'One idea, one case of our own. The question at the end was better than the slides.',
    seen: 'Explained it right and without slides, and answered a question that was not prepared.',
    next: 'Give the talk to the team and bring one question that could not be answered.',
  },
  'trusted-committer-shadowing': {
    brings: 'An open change of the platform team to our device library.',
    note: 'The review says what, why and what would be accepted. The guest knows what happens next.',
    seen: 'Turned a refusal into a change that could be taken, and left the guest with the next task.',
    next: 'Review the next guest change alone and compare notes.',
  },
  'upstream-planning': {
    brings: 'We carry fourteen patches on the network stack; nine of them for more than two years.',
    note: 'Five go upstream this half year, in the order of what they cost us at each update.',
    seen: 'Weighed the cost of carrying each patch against the work of landing it, with figures.',
    next: 'Split the first patch and ask the maintainers how they would want it.',
  },
  'vuln-drill': {
    brings: 'A report about the parser in both apps arrives on a Friday.',
    note: 'The clock began at awareness. The early warning was ready after ninety minutes, with one field open.',
    seen: 'Found affected releases from the SBOM, judged the severity and wrote to the reporter within the hour.',
    next: 'Put the contact of the authority where the rota finds it at night.',
  },
};

/** What some set themselves for a session. */
/** Of a programme, what was noted and promised in each sitting that was held. */
export const TALKS: Record<string, readonly Pick<Words, 'note' | 'next'>[]> = {
  'maintainer-mentoring': [
    {
      note: 'Six hours a week, half of it triage that two others could do. Triage moves to a rota from October on.',
      next: 'Write the rota down and ask the two who could take a week each.',
    },
    {
      note: 'The no to the plug-in is written: the reason first, then what would change it. Played twice, the second time without excuses.',
      next: 'Send the answer to the plug-in request, and say so in the thread.',
    },
    {
      note: 'One contributor gets review rights and the next patch release. Four stale rights to publish were found.',
      next: 'Let the second maintainer make the next release and write down what was unclear.',
    },
  ],
};

export const GOALS: Record<string, string> = {
  'licence-clinic': 'Answer the licence questions of my team myself, and know which ones to hand on.',
  'intake-review': 'Decide a request for a component within a day, with the reason written down.',
  'sbom-walkthrough': 'Read the SBOM of a release and find what is missing before our customer does.',
  'first-upstream-pr': 'Land a change in a project that is not ours, and see it through its review.',
  'security-review-pairing': 'Review a change that takes input from outside without calling somebody for it.',
  'supplier-clinic': 'Say within one call what a supplier still owes us.',
};

/** For what a session type asks beyond the case. */
export const MORE_ANSWERS = [
  'The team of the gateway; we ship in January.',
  'What I am least sure of is where to look it up.',
  'I have the repository and the release list at hand.',
];
export const LINK = 'https://git.fernwerk.example/gateway/merge-requests/1184';
