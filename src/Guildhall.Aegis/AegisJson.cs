using System.Text.Json.Serialization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis;

/// <summary>What Aegis stores: jobs and what they carry.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RanksJob))]
[JsonSerializable(typeof(CarryOutJob))]
[JsonSerializable(typeof(PostCaseJob))]
[JsonSerializable(typeof(CatchUpLogJob))]
[JsonSerializable(typeof(EndCaseJob))]
[JsonSerializable(typeof(RenewMuteJob))]
internal sealed partial class AegisJson : JsonSerializerContext;
