#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/trace/trace.h"

namespace headlight {

/// How strongly a head shows one habit, beside the same number for attention spread evenly over what each query may see.
struct RoleScore {
  HeadId head;
  std::string role;
  double score = 0, uniform = 0;  // 0..1
};

/// Every head's habits over the given traces (of one model). Queries that are special tokens count for the sink only.
///   previous, next, self   mean of A[i, i-1], A[i, i+1], A[i, i]; self-attention only (Clark et al. 2019, section 3.1)
///   sink                   the most that one special token or punctuation mark gets: mean over traces of max_k α_k, where
///                          α_k = mean of A[i, k] over the queries that may see k (Gu et al. 2025, section 3)
///   broad                  mean of H(A[i]) / ln n_i, where H is the entropy and n_i the number of keys that i may see
/// A habit that cannot be measured (no query with a next token) is left out.
std::vector<RoleScore> measure_roles(std::span<const TracePtr> traces);

/// The habits strong enough for a badge: above .5 for a position, .3 for a sink, .9 for broad. Scores inflate when the best
/// of many heads is picked, so each stands beside uniform attention and, where traces of an untrained model of the same
/// shape on the same texts are given, beside the best head of that model.
std::vector<HeadRole> measured_roles(std::span<const TracePtr> traces, std::span<const TracePtr> untrained = {});

}  // namespace headlight
