using System.Text.Json.Serialization;
using Guildhall.Onomancer.Rewrites;

namespace Guildhall.Onomancer;

/// <summary>What Onomancer stores: jobs, reports, its section of a tenant file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SummaryReport))]
[JsonSerializable(typeof(OnomancerSection))]
[JsonSerializable(typeof(TranslateJob))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class OnomancerJson : JsonSerializerContext;
