// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/mt_sics.h"

#include <catch2/catch.hpp>

#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using Lines = std::vector<std::string>;

TEST_CASE("the manual's example of a stable 100.00 g is read digit by digit") {
    const std::string bytes("\x53\x20\x53\x20\x20\x20\x20\x20\x31\x30\x30\x2E\x30\x30\x20\x67\x0D\x0A", 18);
    CHECK(lines(decode(mt_sics, bytes)) == Lines{"mass 100.00 g step 0.01 stable @0+18"});
}

TEST_CASE("each form of weight reply has its own indication") {
    struct Row {
        const char* reply;
        const char* indication;
    };
    for (const auto& row : {
             Row{"S S      62.95 kg\r\n", "mass 62.95 kg step 0.01 stable @0+19"},
             Row{"S D      62.95 kg\r\n", "mass 62.95 kg step 0.01 @0+19"},
             Row{"S S      -0.05 kg\r\n", "mass -0.05 kg step 0.01 stable @0+19"},
             Row{"S S -     1.23 g\r\n", "mass -1.23 g step 0.01 stable @0+18"},
             Row{"S S       0.00 kg\r\n", "mass 0.00 kg step 0.01 stable @0+19"},
             Row{"S S      -0.00 kg\r\n", "mass 0.00 kg step 0.01 stable @0+19"},
             Row{"S S 1234567890 mg\r\n", "mass 1234567890 mg step 1 stable @0+19"},
             Row{"S S 1234.56789 g\r\n", "mass 1234.56789 g step 0.00001 stable @0+18"},
             Row{"S S      1.234 t\r\n", "mass 1.234 t step 0.001 stable @0+18"},
             Row{"S S     100.00 g    \r\n", "mass 100.00 g step 0.01 stable @0+22"},
             Row{"S I\r\n", "mass - no-value @0+5"},
             Row{"S +\r\n", "mass - over-range @0+5"},
             Row{"S -\r\n", "mass - under-range @0+5"},
         }) {
        CAPTURE(row.reply);
        CHECK(lines(decode(mt_sics, row.reply)) == Lines{row.indication});
    }
}
