using System.Text.Json.Serialization;
using Guildhall.Aegis.Channels.Holds;
using Guildhall.Aegis.Channels.Purges;

namespace Guildhall.Aegis.Channels;

/// <summary>What purges, locks and slow modes store.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LogActJob))]
[JsonSerializable(typeof(PurgeJob))]
[JsonSerializable(typeof(PurgeOrder))]
[JsonSerializable(typeof(PurgePlan))]
[JsonSerializable(typeof(ApplyHoldsJob))]
[JsonSerializable(typeof(ReleaseHoldsJob))]
[JsonSerializable(typeof(LockWish))]
[JsonSerializable(typeof(LockChange))]
[JsonSerializable(typeof(SlowmodeWish))]
[JsonSerializable(typeof(SlowmodeChange))]
internal sealed partial class ChannelsJson : JsonSerializerContext;
