// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/pages.h"

#include "app/desktop/model/setup/backup_page.h"
#include "app/desktop/model/setup/decisions_page.h"
#include "app/desktop/model/setup/equipment_page.h"
#include "app/desktop/model/setup/limits_page.h"
#include "app/desktop/model/setup/packs_page.h"
#include "app/desktop/model/setup/people_page.h"
#include "app/desktop/model/setup/qualification_page.h"
#include "app/desktop/model/setup/signing_page.h"
#include "app/desktop/model/setup/station_page.h"

namespace velocert::app {

std::vector<std::unique_ptr<SetupPage>> setup_pages(const SetupGround& ground) {
    std::vector<std::unique_ptr<SetupPage>> out;
    out.push_back(std::make_unique<EquipmentPage>(ground, nullptr));
    out.push_back(std::make_unique<StationPage>(ground, nullptr));
    out.push_back(std::make_unique<PacksPage>(ground, nullptr));
    out.push_back(std::make_unique<LimitsPage>(ground, nullptr));
    out.push_back(std::make_unique<PeoplePage>(ground, nullptr));
    out.push_back(std::make_unique<SigningPage>(ground, nullptr));
    out.push_back(std::make_unique<DecisionsPage>(ground, nullptr));
    out.push_back(std::make_unique<BackupPage>(ground, nullptr));
    out.push_back(std::make_unique<QualificationPage>(ground, nullptr));
    return out;
}

}  // namespace velocert::app
