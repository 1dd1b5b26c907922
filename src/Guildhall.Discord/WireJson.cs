using System.Text.Json.Serialization;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Discord;

/// <summary>As <see cref="DiscordJson"/>, for the bodies and events that no caller sees.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(InteractionCallbackResult))]
[JsonSerializable(typeof(AutocompleteChoices))]
[JsonSerializable(typeof(BulkDelete))]
[JsonSerializable(typeof(CreateDm))]
[JsonSerializable(typeof(CreateBan))]
[JsonSerializable(typeof(BulkBan))]
[JsonSerializable(typeof(PruneCount))]
[JsonSerializable(typeof(IReadOnlyList<ChannelPosition>))]
[JsonSerializable(typeof(IReadOnlyList<RolePosition>))]
[JsonSerializable(typeof(Snowflake<Channel>?))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(CreateWebhook))]
[JsonSerializable(typeof(OverwriteChange))]
[JsonSerializable(typeof(GuildState))]
[JsonSerializable(typeof(ReadyState))]
[JsonSerializable(typeof(RoleEvent))]
[JsonSerializable(typeof(MemberUpdateEvent))]
[JsonSerializable(typeof(GuildMembersChunk))]
[JsonSerializable(typeof(GatewayRateLimited))]
internal sealed partial class WireJson : JsonSerializerContext;
