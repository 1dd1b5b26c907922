using System.Text.Json.Serialization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Observed;

namespace Guildhall.Aegis;

/// <summary>What Aegis stores: jobs and what they carry.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RanksJob))]
[JsonSerializable(typeof(CarryOutJob))]
[JsonSerializable(typeof(PostCaseJob))]
[JsonSerializable(typeof(CatchUpLogJob))]
[JsonSerializable(typeof(EndCaseJob))]
[JsonSerializable(typeof(RenewMuteJob))]
[JsonSerializable(typeof(KeepEvidenceJob))]
[JsonSerializable(typeof(MessageSnapshot))]
[JsonSerializable(typeof(ReadAuditLogJob))]
internal sealed partial class AegisJson : JsonSerializerContext;
