// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/driver_words.h"

#include <QCoreApplication>
#include <string>

namespace velocert::app {

QString driver_name_words(std::string_view name) {
    return QCoreApplication::translate("Drivers", std::string(name).c_str());
}

}  // namespace velocert::app
