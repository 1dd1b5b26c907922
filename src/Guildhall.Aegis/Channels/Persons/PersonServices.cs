using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Channels.Persons;

internal static class PersonServices
{
    public static IServiceCollection AddAegisPersons(this IServiceCollection services) =>
        services
            .AddSingleton<IDeed, RoleDeed>()
            .AddSingleton<IDeed, NickDeed>()
            .AddSingleton<IDeed, VoiceDeed>()
            .AddSingleton<VoiceCalls>()
            .AddListener<MemberJoined, RoleReturning>()
            .AddJob<RoleAgainJob, GiveRoleAgain>()
            .AddModeration<GiveTempRole>()
            .AddModeration<ResetNick>()
            .AddModeration<KickFromVoice>()
            .AddModeration<MoveInVoice>()
            .AddListener<VoiceState, HearReturns>()
            .AddModeration<MuteInVoice>();
}
