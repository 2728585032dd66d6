// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/sections/client_supplied.h"

#include <utility>

namespace velocert::reports {

Bilingual client_supplied(Bilingual label) {
    if (!label.zh.empty()) label.zh += " *";
    if (!label.en.empty()) label.en += " *";
    return label;
}

Field client_supplied(Field field) {
    field.label = client_supplied(std::move(field.label));
    return field;
}

Paragraph client_supplied_note() {
    return {
        {"带 * 的信息由委托方提供，检验机构对其真实性不承担责任；这些信息不实可能影响结果的有效性。",
         "Data marked * were supplied by the client. The laboratory does not answer for them; where they are wrong, "
         "the results may not be valid."},
        Tone::quiet};
}

}  // namespace velocert::reports
