// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/positioning/geodesy.h"

#include <cmath>
#include <numbers>

namespace velocert::sequence {
namespace {

constexpr double semi_major_axis = 6'378'137.0;
constexpr double flattening = 1.0 / 298.257223563;
constexpr double eccentricity_squared = flattening * (2.0 - flattening);

struct Geocentric {
    double x = 0;
    double y = 0;
    double z = 0;
};

double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }

Geocentric geocentric(const Place& place) {
    const double latitude = radians(place.latitude);
    const double longitude = radians(place.longitude);
    const double sine = std::sin(latitude);
    const double prime_vertical = semi_major_axis / std::sqrt(1.0 - eccentricity_squared * sine * sine);
    const double across = (prime_vertical + place.height) * std::cos(latitude);
    return {across * std::cos(longitude), across * std::sin(longitude),
            (prime_vertical * (1.0 - eccentricity_squared) + place.height) * sine};
}

}  // namespace

Offset offset_from(const Place& reference, const Place& place) {
    const auto origin = geocentric(reference);
    const auto point = geocentric(place);
    const double dx = point.x - origin.x;
    const double dy = point.y - origin.y;
    const double dz = point.z - origin.z;
    const double latitude = radians(reference.latitude);
    const double longitude = radians(reference.longitude);
    const double east = -std::sin(longitude) * dx + std::cos(longitude) * dy;
    const double north =
        -std::sin(latitude) * (std::cos(longitude) * dx + std::sin(longitude) * dy) + std::cos(latitude) * dz;
    return {east, north, place.height - reference.height};
}

}  // namespace velocert::sequence
