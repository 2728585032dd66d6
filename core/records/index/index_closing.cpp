// SPDX-License-Identifier: GPL-3.0-or-later
// Writing it. Reading is in a source of its own, so that programs that only check do not hold this.
#include "core/records/index/index_closing.h"

#include "core/base/json.h"
#include "core/records/files/file.h"

namespace velocert::records {
namespace {

std::string path_in(const std::string& folder) { return folder + '/' + std::string(index_closing_name); }

}  // namespace

base::Result<void> write_index_closing(const std::string& folder, const Database& index) {
    const auto bytes = index_bytes(index);
    if (!bytes) return base::fail(bytes.error());
    const auto json = base::Json::object()
                          .set("format", "velocert-index-closed/1")
                          .set("sha256", bytes->digest.text())
                          .set("size", base::Json::integer(static_cast<std::int64_t>(bytes->size)));
    return write_new(path_in(folder), base::as_bytes(json.canonical() + '\n'));
}

base::Result<void> withdraw_index_closing(const std::string& folder) {
    if (auto done = remove_name(path_in(folder)); !done) return done;
    return sync_folder(folder);
}

}  // namespace velocert::records
