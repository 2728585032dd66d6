// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::sequence {

/// A place on or above the WGS-84 ellipsoid: degrees, north and east positive, and metres.
struct Place {
    double latitude = 0;
    double longitude = 0;
    double height = 0;
};

/// How far a place lies from a reference, in metres along its east and north, and in height.
struct Offset {
    double east = 0;
    double north = 0;
    double up = 0;  ///< difference of the two heights

    [[nodiscard]] double horizontal_squared() const { return east * east + north * north; }
};

/// By way of geocentric coordinates: both places to X, Y, Z, and their difference turned into the reference's east and
/// north (IOGP Publication 373-7-2, "Geographic/geocentric conversions" and "Geocentric/topocentric conversions";
/// figures of WGS-84 from NGA.STND.0036: a = 6378137 m, 1/f = 298.257223563). Heights only shift the two places
/// together, so heights above the sea serve as well as those above the ellipsoid, as long as both are of one kind; `up`
/// is their difference and not the third coordinate, which the curvature of the Earth lowers over a long way.
[[nodiscard]] Offset offset_from(const Place& reference, const Place& place);

}  // namespace velocert::sequence
