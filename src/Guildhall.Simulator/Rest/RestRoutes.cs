using Guildhall.Simulator.Interactions;
using Guildhall.Simulator.Rest.AutoMod;
using Guildhall.Simulator.Rest.Channels;
using Guildhall.Simulator.Rest.Commands;
using Guildhall.Simulator.Rest.Expressions;
using Guildhall.Simulator.Rest.Guilds;
using Guildhall.Simulator.Rest.Interactions;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.Rest.Voice;

namespace Guildhall.Simulator.Rest;

/// <summary>Everything of Discord's API that answers here.</summary>
internal static class RestRoutes
{
    public static void Map(RestMap api, InteractionPost post)
    {
        ApplicationRoutes.Map(api);
        ApplicationApi.Map(api, post);
        ClosedRoutes.Map(api);
        CommandRoutes.Map(api);
        CallbackRoutes.Map(api);
        WebhookRoutes.Map(api);
        MessageRoutes.Map(api);
        ReactionRoutes.Map(api);
        PollRoutes.Map(api);
        SearchRoutes.Map(api);
        CrosspostRoutes.Map(api);
        PinRoutes.Map(api);
        ChannelApi.Map(api);
        ChannelOrder.Map(api);
        OverwriteApi.Map(api);
        ThreadApi.Map(api);
        ThreadLists.Map(api);
        GuildApi.Map(api);
        GuildSettingsApi.Map(api);
        WelcomeApi.Map(api);
        AuditLogApi.Map(api);
        InviteApi.Map(api);
        RoleApi.Map(api);
        MemberApi.Map(api);
        BanApi.Map(api);
        RuleApi.Map(api);
        ScheduledEventApi.Map(api);
        EmojiApi.Map(api);
        StickerApi.Map(api);
        SoundApi.Map(api);
        StageApi.Map(api);
        VoiceApi.Map(api);
    }
}
