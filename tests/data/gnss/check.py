#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works out first fixes and root mean squares from NMEA recordings, apart from the program.

It shares nothing with it: sentences are found by a regular expression, moments are GGA sentences alone, times are plain
seconds of the day, horizontal distances are geodesics by T. Vincenty's inverse formulae (Survey Review XXIII, 176, 1975),
where the program turns differences of geocentric coordinates, and numbers are Python floats.

    check.py FILE... [--reference LATITUDE LONGITUDE HEIGHT]

One JSON object per file: first_fix_s (null without one, or where the recording begins with a fix), positions, and the root
mean squares horizontal_m, vertical_m and speed_ms about the reference or, without one, about the own mean; beidou_percent,
the share of BeiDou in the satellites used, where GSA sentences tell them.
"""
import json
import math
import re
import sys

SENTENCE = re.compile(rb"\$([A-Z0-9]{4,6}),([^$*\r\n]*)\*([0-9A-Fa-f]{2})")
A, F = 6378137.0, 1 / 298.257223563
B = A * (1 - F)


def sentences(data):
    for match in SENTENCE.finditer(data):
        body = match.group(0)[1:].split(b"*")[0]
        check = 0
        for byte in body:
            check ^= byte
        if check == int(match.group(3), 16):
            yield match.group(1).decode(), match.group(2).decode("latin-1").split(",")


def degrees(text, hemisphere):
    point = text.index(".")
    value = int(text[: point - 2]) + float(text[point - 2 :]) / 60
    return -value if hemisphere in "SW" else value


def seconds(text):
    return int(text[:2]) * 3600 + int(text[2:4]) * 60 + float(text[4:])


def vincenty(lat1, lon1, lat2, lon2):
    if (lat1, lon1) == (lat2, lon2):
        return 0.0
    u1, u2 = (math.atan((1 - F) * math.tan(math.radians(x))) for x in (lat1, lat2))
    wanted = lam = math.radians(lon2 - lon1)
    s1, c1, s2, c2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    for _ in range(100):
        sl, cl = math.sin(lam), math.cos(lam)
        ss = math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl)
        if ss == 0:
            return 0.0
        cs = s1 * s2 + c1 * c2 * cl
        sigma = math.atan2(ss, cs)
        sa = c1 * c2 * sl / ss
        ca2 = 1 - sa * sa
        c2m = cs - 2 * s1 * s2 / ca2 if ca2 else 0.0
        c = F / 16 * ca2 * (4 + F * (4 - 3 * ca2))
        last = lam
        lam = wanted + (1 - c) * F * sa * (sigma + c * ss * (c2m + c * cs * (2 * c2m**2 - 1)))
        if abs(lam - last) < 1e-15:
            break
    k = ca2 * (A * A - B * B) / (B * B)
    big_a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)))
    big_b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)))
    delta = big_b * ss * (
        c2m + big_b / 4 * (cs * (2 * c2m**2 - 1) - big_b / 6 * c2m * (4 * ss * ss - 3) * (4 * c2m**2 - 3))
    )
    return B * big_a * (sigma - delta)


def work_out(data, reference):
    moments = {}  # time of the day -> fix, place, height, speed
    order = []
    current = None
    for address, fields in sentences(data):
        if address.endswith("GGA") and fields[0]:
            at = seconds(fields[0])
            if at not in moments:
                order.append(at)
                moments[at] = {}
            fix = fields[5] not in ("", "0", "6", "7", "8") and fields[1] != ""
            moments[at]["fix"] = fix
            if fix:
                moments[at]["place"] = degrees(fields[1], fields[2]), degrees(fields[3], fields[4])
                moments[at]["height"] = float(fields[8])
            current = at
        elif address.endswith("GSA") and current is not None:
            # NMEA 4.1 tells the system behind the dilutions, 4 is BeiDou; before that the talker does.
            ids = [f for f in fields[2:14] if f]
            told = fields[17] if len(fields) > 17 else ""
            system = told if re.fullmatch("[0-9A-F]", told) else {"BD": "4", "GB": "4"}.get(address[:2], "?")
            used = moments[current].setdefault("used", [0, 0])
            used[0 if system == "4" else 1] += len(ids)
        elif address.endswith("RMC") and fields[0] and fields[1] == "A" and fields[6]:
            moments.setdefault(seconds(fields[0]), {})["speed"] = float(fields[6]) * 1852 / 3600
            if seconds(fields[0]) not in order:
                order.append(seconds(fields[0]))
    moments = [dict(moments[at], at=at) for at in order if "fix" in moments[at]]
    fixed = [m for m in moments if m["fix"]]
    out = {"positions": len(fixed), "first_fix_s": None}
    if fixed and not moments[0]["fix"]:
        out["first_fix_s"] = (fixed[0]["at"] - moments[0]["at"]) % 86400
    if not fixed:
        return out
    if reference is None:
        n = len(fixed)
        reference = (
            sum(m["place"][0] for m in fixed) / n,
            sum(m["place"][1] for m in fixed) / n,
            sum(m["height"] for m in fixed) / n,
        )
    rms = lambda errors: math.sqrt(math.fsum(e * e for e in errors) / len(errors)) if errors else None
    # A geodesic lies on the ellipsoid; at the height of the receiver the same angle spans a little more.
    raised = 1 + reference[2] / 6371000
    out["horizontal_m"] = rms([raised * vincenty(reference[0], reference[1], *m["place"]) for m in fixed])
    out["vertical_m"] = rms([m["height"] - reference[2] for m in fixed])
    out["speed_ms"] = rms([m["speed"] for m in fixed if "speed" in m])
    if any("used" in m for m in fixed):
        beidou, others = (sum(m["used"][i] for m in fixed if "used" in m) for i in (0, 1))
        out["beidou_percent"] = 100 * beidou / (beidou + others)
    return out


def main(arguments):
    reference = None
    if "--reference" in arguments:
        at = arguments.index("--reference")
        reference = tuple(float(x) for x in arguments[at + 1 : at + 4])
        del arguments[at : at + 4]
    for name in arguments:
        with open(name, "rb") as file:
            print(json.dumps(dict(file=name, **work_out(file.read(), reference))))


if __name__ == "__main__":
    main(sys.argv[1:])
