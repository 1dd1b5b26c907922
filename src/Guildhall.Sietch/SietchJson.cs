using System.Text.Json.Serialization;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Eligibility.Retention;

namespace Guildhall.Sietch;

/// <summary>What Sietch reads and stores: its section of a tenant file, jobs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SietchSection))]
[JsonSerializable(typeof(SweepReactionsJob))]
[JsonSerializable(typeof(SyncEligibilityJob))]
[JsonSerializable(typeof(RetrySyncJob))]
[JsonSerializable(typeof(PlanSyncsJob))]
[JsonSerializable(typeof(EnterGraceJob))]
[JsonSerializable(typeof(FollowSnapshotsJob))]
[JsonSerializable(typeof(ForgetHistoryJob))]
[JsonSerializable(typeof(RerankJob))]
[JsonSerializable(typeof(PageAdminsJob))]
[JsonSerializable(typeof(AuditChainJob))]
[JsonSerializable(typeof(PlanAuditsJob))]
[JsonSerializable(typeof(IReadOnlyList<DifferentWindow>))]
[JsonSerializable(typeof(IReadOnlyList<KeptPlace>))]
internal sealed partial class SietchJson : JsonSerializerContext;
