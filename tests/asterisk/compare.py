#!/usr/bin/python3
# compare.py WATCHED QUEUE_LOG POLL_S: what Dagstart saw against what Asterisk wrote down
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import sys

QUEUES = ("facturen", "bezorging", "algemeen")
AWAY = ("break", "meeting")
LEAST_S = 300  # a shorter pause is part of the work around it
OTHER_WORK = ("Training", "Overleg")
OTHER_CALL = ("In use", "Busy", "On hold")
Line = collections.namedtuple("Line", "at call queue agent event args")
results = []


def check(right, name, *details):
    results.append(right)
    print("%s %d %s" % ("ok" if right else "not ok", len(results), name))
    for detail in details:
        print("#   " + detail)


def read_log(path):
    with open(path, encoding="utf-8") as stream:
        for text in stream:
            parts = text.rstrip("\n").split("|")
            if len(parts) >= 6:
                yield Line(int(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5:])


def read_watched(path):
    watched = collections.defaultdict(list)
    with open(path, encoding="utf-8") as stream:
        for text in stream:
            parts = text.rstrip("\n").split("\t")
            watched[parts[0]].append(parts[1:])
    return watched


def number_of(agent):
    return agent.rpartition(" ")[2]


def waiting_step(line):
    if line.event == "ENTERQUEUE":
        return 1
    left = line.event in ("CONNECT", "ABANDON") or line.event.startswith("EXIT")
    return -1 if left else 0


def waiting_around(log, queue, at, slack):
    """Every number that waited within `slack` of the moment, and the one just before it."""
    now, seen = 0, set()
    for line in log:
        if line.queue != queue:
            continue
        if line.at >= at - slack and not seen:
            seen.add(now)
        if line.at > at + slack:
            break
        now += waiting_step(line)
        if line.at >= at - slack:
            seen.add(now)
    return seen or {now}


def compare_waiting(log, watched):
    exact = near = 0
    worst = 0
    peak = 0
    for at, queue, waiting, *_ in watched["queue"]:
        waiting = int(waiting)
        peak = max(peak, waiting)
        truth = waiting_around(log, queue, float(at) - 0.5, 0.5)
        off = min(abs(waiting - one) for one in truth)
        exact += off == 0
        near += off > 0
        if off:
            off = min(abs(waiting - one) for one in waiting_around(log, queue, float(at), 2))
        worst = max(worst, off)
    check(worst == 0 and peak > 0, "waiting agrees at every poll",
          "%d readings: %d within the same second, %d within two seconds; at most %d waited"
          % (exact + near, exact, near, peak))


def compare_counts(log, watched, kinds, column, name, end):
    rows, right, total = [], True, 0
    last = {row[1]: row for row in watched["queue"]}
    for queue in QUEUES:
        stamps = [line.at for line in log if line.queue == queue and kinds(line)]
        low = sum(at <= end - 1 for at in stamps)
        high = sum(at <= end + 1 for at in stamps)
        ours = int(last[queue][column])
        right = right and low <= ours <= high
        total += high
        rows.append("%-10s ours %3d   queue_log %3d%s"
                    % (queue, ours, low, "" if low == high else "–%d" % high))
    check(right and total > 0, name + " agrees", *rows)


def compare_waits(log, watched, event, argument, column, name, end):
    rows, right = [], True
    last = {row[1]: row for row in watched["queue"]}
    for queue in QUEUES:
        waits = [int(line.args[argument]) for line in log
                 if line.queue == queue and line.event == event and line.at <= end]
        ours = float(last[queue][column])
        right = right and abs(ours - sum(waits)) <= max(waits, default=0)
        rows.append("%-10s ours %4.0f s   queue_log %4d s" % (queue, ours, sum(waits)))
    check(right, name + " agrees", *rows)


class Person:
    """What queue_log tells of one agent: paused in which queues, on a call, a member where."""

    def __init__(self, member_of):
        self.member_of, self.paused = set(member_of), set()
        self.talking, self.stretches, self.reasons = False, [], {}

    def is_away(self):
        return bool(self.member_of) and self.paused >= self.member_of and not self.talking

    def answer(self, line):
        """A phone that rang already when the pause began: away only after that call."""
        ringing = line.at - int(line.args[2])
        if self.is_away():
            if ringing <= self.stretches[-1][0] + 1:
                self.stretches.pop()
            else:
                self.stretches[-1][1] = ringing
        self.talking = True

    def feed(self, line):
        if line.event == "CONNECT":
            self.answer(line)
            return
        before = self.is_away()
        if line.event.startswith("COMPLETE"):
            self.talking = False
        elif line.event == "PAUSE":
            self.paused.add(line.queue)
            self.reasons[line.at] = line.args[0]
        elif line.event == "UNPAUSE":
            self.paused.discard(line.queue)
        elif line.event == "ADDMEMBER":
            self.member_of.add(line.queue)
        elif line.event == "REMOVEMEMBER":
            self.member_of.discard(line.queue)
            self.paused.discard(line.queue)
        after = self.is_away()
        if after and not before:
            self.stretches.append([line.at, None])
        elif before and not after:
            self.stretches[-1][1] = line.at


def people_of_log(log):
    people = {}
    for n in range(101, 113):
        people[str(n)] = Person({QUEUES[(n - 101) // 4]})
    for n in (201, 202):
        people[str(n)] = Person(set(QUEUES))
    people["301"] = Person(set())
    for line in log:
        number = number_of(line.agent)
        if number in people:
            people[number].feed(line)
    # A pause in the very second a call ended is no time away.
    return {n: [s for s in p.stretches if s[1] is None or s[1] > s[0]] for n, p in people.items()}


def people_of_watch(watched):
    people = collections.defaultdict(list)
    for at, agent, state, reason in watched["change"]:
        number = agent.partition("/")[2].partition("@")[0]
        away = state in AWAY and reason not in OTHER_CALL
        stretches = people[number]
        is_open = bool(stretches) and stretches[-1][1] is None
        if away and not is_open:
            stretches.append([float(at), None])
        elif is_open and not away:
            stretches[-1][1] = float(at)
    return {n: [s for s in list_ if s[1] is None or s[1] - s[0] >= 1.0]
            for n, list_ in people.items()}


def compare_pauses(log, watched, poll_s, end):
    theirs = people_of_log([line for line in log if line.at <= end])
    ours = people_of_watch(watched)
    starts, lengths, strange, total, their_total = [], [], [], 0.0, 0
    for number, stretches in sorted(theirs.items()):
        mine = [s for s in ours.get(number, [])]
        real = [s for s in stretches if s[1] is None or s[1] - s[0] >= 2]
        if len([s for s in mine if s[1] is None or s[1] - s[0] >= 2]) < len(real) - 1:
            strange.append("%s: %d pauses in the log, %d seen" % (number, len(real), len(mine)))
        for start, stop in real:
            near = [s for s in mine if abs(s[0] - start) <= poll_s]
            if not near and end - start > poll_s:
                strange.append("%s: the pause at %d was not seen" % (number, start))
                continue
            if not near:
                continue
            starts.append(abs(near[0][0] - start))
            if stop is not None and near[0][1] is not None:
                lengths.append(abs((near[0][1] - near[0][0]) - (stop - start)))
                total += near[0][1] - near[0][0]
                their_total += stop - start
        for start, stop in mine:
            if stop is not None and stop - start > poll_s \
                    and not any(abs(s[0] - start) <= poll_s for s in stretches):
                strange.append("%s: a pause at %.1f that never was" % (number, start))
    right = not strange and len(lengths) > 0 and max(lengths) <= poll_s and max(starts) <= poll_s
    check(right, "pauses and their lengths agree", *strange)
    if lengths:
        print("#   %d pauses ended; lengths differ by %.1f s at most, %.2f s on average; "
              "ours %.0f s, queue_log %d s in all"
              % (len(lengths), max(lengths), sum(lengths) / len(lengths), total, their_total))


def kind_in_log(person, start):
    """Of the pause that was set last before the stretch: a break, or other work."""
    reason = person.reasons[max(at for at in person.reasons if at <= start + 1)]
    return "other-work" if reason in OTHER_WORK else "break"


def log_people(log):
    people = {str(n): Person({QUEUES[(n - 101) // 4]}) for n in range(101, 113)}
    people.update({str(n): Person(set(QUEUES)) for n in (201, 202)})
    for line in log:
        if number_of(line.agent) in people:
            people[number_of(line.agent)].feed(line)
    return people


def compare_lanes(log, watched, poll_s, end):
    """The lanes of the Breaks page: pauses of five minutes and the word's kind; no others."""
    people = log_people([line for line in log if line.at <= end])
    lanes = collections.defaultdict(list)
    strange, matched, short, worst = [], 0, 0, 0.0
    for agent, start, stop, kind, away, fresh in watched["lane"]:
        lanes[agent.partition("/")[2].partition("@")[0]].append(
            (float(start), float(stop), kind, int(away), int(fresh)))
    for number, person in sorted(people.items()):
        pauses = [s for s in person.stretches if s[1] is not None and s[1] > s[0]]
        drawn = [span for span in lanes[number]
                 if span[2] in ("break", "other-work") and not span[4] and not span[3]]
        short += sum(stop - start < LEAST_S - 1 for start, stop in pauses)
        for start, stop in pauses:
            near = [span for span in drawn if abs(span[0] - start) <= poll_s]
            if stop - start < LEAST_S - 1:
                strange += ["%s: a pause of %d s is listed" % (number, stop - start)
                            for span in near if span[2] == "break"]
            elif not near or near[0][2] != kind_in_log(person, start):
                strange.append("%s: the pause of %d s is %s, and not %s"
                               % (number, stop - start, near[0][2] if near else "not drawn",
                                  kind_in_log(person, start)))
            elif stop - start > LEAST_S:
                matched += 1
                worst = max(worst, abs((near[0][1] - near[0][0]) - (stop - start)))
        strange += ["%s: a break of %d s" % (number, span[1] - span[0]) for span in drawn
                    if span[2] == "break" and span[1] - span[0] < LEAST_S]
    check(not strange and short > 0 and worst <= poll_s and len(lanes) > 10,
          "lanes show the breaks that were, and no short pause",
          "%d pauses of five minutes and more drawn with the right kind, %.1f s off at most; "
          "%d shorter ones are part of the work" % (matched, worst, short), *strange)


def main():
    watched = read_watched(sys.argv[1])
    log = list(read_log(sys.argv[2]))
    poll_s = float(sys.argv[3])
    polls = watched["poll"]
    end = float(polls[-1][0]) if polls else 0.0
    check(len(polls) > 3 and not watched["fail"], "every poll worked",
          "%d polls, the slowest %d ms, clock off by %s s, %s gaps in the events"
          % (len(polls), max(int(poll[2]) for poll in polls), polls[-1][1],
             watched["gaps"][0][0] if watched["gaps"] else "?"))
    compare_waiting(log, watched)
    compare_counts(log, watched, lambda line: line.event == "CONNECT", 4, "answered", end)
    compare_counts(log, watched, lambda line: line.event == "ABANDON", 5, "abandoned", end)
    compare_counts(log, watched, lambda line: line.event.startswith("COMPLETE"), 6, "handled",
                   end)
    compare_counts(log, watched,
                   lambda line: line.event == "CONNECT" and int(line.args[0]) <= 20, 7,
                   "answered within 20 s", end)
    compare_waits(log, watched, "CONNECT", 0, 8, "the wait of the answered", end)
    compare_waits(log, watched, "ABANDON", 2, 9, "the wait of the abandoned", end)
    compare_pauses(log, watched, poll_s, end)
    compare_lanes(log, watched, poll_s, end)
    print("1..%d" % len(results))
    sys.exit(0 if all(results) else 1)


main()
