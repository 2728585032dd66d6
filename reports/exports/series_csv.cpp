// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/series_csv.h"

#include <utility>

#include "core/base/digest.h"
#include "core/sequence/judging/series_tables.h"

namespace velocert::reports {

base::Result<std::vector<BundleFile>> series_bundle(const sequence::Run& run, const sequence::EvidenceSource& evidence,
                                                    const sequence::DecoderSource& decoders) {
    std::vector<BundleFile> out;
    std::string sums;
    const auto take = [&](sequence::SeriesTable table) -> base::Result<void> {
        sums += base::Digest::of(table.text).text() + "  " + table.name + '\n';
        out.push_back({std::move(table.name), std::move(table.text)});
        return {};
    };
    if (auto done = sequence::tabulate_series(run, evidence, decoders, take); !done) return base::fail(done.error());
    out.push_back({"SHA256SUMS", std::move(sums)});
    return out;
}

}  // namespace velocert::reports
