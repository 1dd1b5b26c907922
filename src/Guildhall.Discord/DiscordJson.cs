using System.Text.Json.Serialization;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Discord;

/// <summary>Discord's JSON: snake_case, nulls not written, unknown fields ignored, unknown enum values kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(IReadOnlyList<Guild>))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(IReadOnlyList<Channel>))]
[JsonSerializable(typeof(IReadOnlyList<Role>))]
[JsonSerializable(typeof(IReadOnlyList<Member>))]
[JsonSerializable(typeof(IReadOnlyList<User>))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(IReadOnlyList<Ban>))]
[JsonSerializable(typeof(IReadOnlyList<Webhook>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Modal))]
[JsonSerializable(typeof(ActionRow))]
[JsonSerializable(typeof(Button))]
[JsonSerializable(typeof(StringSelect))]
[JsonSerializable(typeof(TextInput))]
[JsonSerializable(typeof(UserSelect))]
[JsonSerializable(typeof(RoleSelect))]
[JsonSerializable(typeof(MentionableSelect))]
[JsonSerializable(typeof(ChannelSelect))]
[JsonSerializable(typeof(Section))]
[JsonSerializable(typeof(TextDisplay))]
[JsonSerializable(typeof(Thumbnail))]
[JsonSerializable(typeof(MediaGallery))]
[JsonSerializable(typeof(FileDisplay))]
[JsonSerializable(typeof(Separator))]
[JsonSerializable(typeof(Container))]
[JsonSerializable(typeof(Label))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(CreateChannel))]
[JsonSerializable(typeof(ModifyChannel))]
[JsonSerializable(typeof(ModifyMember))]
[JsonSerializable(typeof(CreateRole))]
[JsonSerializable(typeof(ModifyRole))]
[JsonSerializable(typeof(CreateThread))]
[JsonSerializable(typeof(AuditLog))]
[JsonSerializable(typeof(Snowflake<Channel>?))]
[JsonSerializable(typeof(IReadOnlyList<Snowflake<Role>>))]
[JsonSerializable(typeof(IReadOnlyList<Overwrite>))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(DateTimeOffset?))]
public sealed partial class DiscordJson : JsonSerializerContext;
