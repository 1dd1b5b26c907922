using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Aegis.AutoMod.Voice;
using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.AutoMod;

/// <summary>What the triggers hear of beside messages and members.</summary>
internal static class TriggerServices
{
    public static IServiceCollection AddAutoModTriggers(this IServiceCollection services) =>
        services
            .AddGatewayEvent("INVITE_CREATE", GatewayJson.Default.InviteCreated)
            .AddGatewayEvent("INVITE_DELETE", GatewayJson.Default.InviteDeleted)
            .AddGatewayEvent("VOICE_STATE_UPDATE", GatewayJson.Default.VoiceState)
            .AddListener<GuildAvailable, HearInvites>()
            .AddListener<InviteCreated, HearInvites>()
            .AddListener<InviteDeleted, HearInvites>()
            .AddListener<VoiceState, HearVoice>()
            .AddSingleton<VoicePlaces>()
            .AddSingleton<OwnInvites>()
            .AddSingleton<InviteTargets>()
            .AddHostedService(provider => provider.GetRequiredService<OwnInvites>());
}
