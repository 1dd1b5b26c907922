using System.Text.Json.Serialization;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Rest;

namespace Guildhall.Discord.Gateway;

/// <summary>How the gateway's events are read, each where it differs from the objects of <see cref="DiscordJson"/>:
/// <c>received.Read(GatewayJson.Default.MessageDeleted)</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(EventsMissed))]
[JsonSerializable(typeof(AuditLogEntry))]
[JsonSerializable(typeof(MessageChanged))]
[JsonSerializable(typeof(MessageDeleted))]
[JsonSerializable(typeof(MessagesDeleted))]
[JsonSerializable(typeof(ReactionChanged))]
[JsonSerializable(typeof(ReactionsCleared))]
[JsonSerializable(typeof(MemberChanged))]
[JsonSerializable(typeof(MemberJoined))]
[JsonSerializable(typeof(MemberLeft))]
[JsonSerializable(typeof(BanChanged))]
[JsonSerializable(typeof(RoleChanged))]
[JsonSerializable(typeof(RoleDeleted))]
[JsonSerializable(typeof(ChannelPinsChanged))]
[JsonSerializable(typeof(ThreadsListed))]
[JsonSerializable(typeof(ThreadMembersChanged))]
[JsonSerializable(typeof(InviteCreated))]
[JsonSerializable(typeof(InviteDeleted))]
[JsonSerializable(typeof(VoiceState))]
[JsonSerializable(typeof(AutoModExecuted))]
[JsonSerializable(typeof(PresenceChanged))]
[JsonSerializable(typeof(TypingStarted))]
[JsonSerializable(typeof(GuildAvailable))]
[JsonSerializable(typeof(GuildGone))]
[JsonSerializable(typeof(SessionStarted))]
[JsonSerializable(typeof(WebhooksChanged))]
public sealed partial class GatewayJson : JsonSerializerContext;
