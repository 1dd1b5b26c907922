using System.Text.Json.Serialization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import;
using Guildhall.Aegis.Observed;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Raids.Cleanup;
using Guildhall.Aegis.Raids.Joins;
using Guildhall.Aegis.Welcome;

namespace Guildhall.Aegis;

/// <summary>What Aegis stores: jobs and what they carry.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RanksJob))]
[JsonSerializable(typeof(CarryOutJob))]
[JsonSerializable(typeof(SweepLocksJob))]
[JsonSerializable(typeof(SendNoticeJob))]
[JsonSerializable(typeof(PostCaseJob))]
[JsonSerializable(typeof(CatchUpLogJob))]
[JsonSerializable(typeof(TellModLogJob))]
[JsonSerializable(typeof(EndCaseJob))]
[JsonSerializable(typeof(RenewMuteJob))]
[JsonSerializable(typeof(KeepEvidenceJob))]
[JsonSerializable(typeof(MessageSnapshot))]
[JsonSerializable(typeof(ReadAuditLogJob))]
[JsonSerializable(typeof(PostAppealJob))]
[JsonSerializable(typeof(FinishAppealJob))]
[JsonSerializable(typeof(TellAppellantJob))]
[JsonSerializable(typeof(IReadOnlyList<AppealAnswer>))]
[JsonSerializable(typeof(WelcomeJob))]
[JsonSerializable(typeof(WelcomeRolesJob))]
[JsonSerializable(typeof(PrivacyJob))]
[JsonSerializable(typeof(EraseGuildJob))]
[JsonSerializable(typeof(MissingGuildJob))]
[JsonSerializable(typeof(CompareImportJob))]
[JsonSerializable(typeof(ForgetOldCasesJob))]
[JsonSerializable(typeof(SweepExportsJob))]
[JsonSerializable(typeof(RespondJob))]
[JsonSerializable(typeof(ExpireJob))]
[JsonSerializable(typeof(HoldJob))]
[JsonSerializable(typeof(FreeJob))]
[JsonSerializable(typeof(BanRaidersJob))]
[JsonSerializable(typeof(UnbanRaidersJob))]
[JsonSerializable(typeof(IReadOnlyList<JoinRow>))]
[JsonSerializable(typeof(RunImportJob))]
[JsonSerializable(typeof(IReadOnlyList<StoredCase>))]
[JsonSerializable(typeof(IReadOnlyList<StoredNote>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class AegisJson : JsonSerializerContext;
