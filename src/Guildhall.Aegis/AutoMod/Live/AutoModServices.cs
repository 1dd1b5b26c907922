using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What AutoMod adds to the product.</summary>
internal static class AutoModServices
{
    public static IServiceCollection AddAutoMod(this IServiceCollection services) =>
        services
            .AddGatewayEvent("MESSAGE_CREATE", DiscordJson.Default.Message)
            .AddGatewayEvent("MESSAGE_UPDATE", GatewayJson.Default.MessageChanged)
            .AddGatewayEvent("THREAD_CREATE", DiscordJson.Default.Channel)
            .AddGatewayEvent("THREAD_UPDATE", DiscordJson.Default.Channel)
            .AddGatewayEvent("MESSAGE_REACTION_ADD", GatewayJson.Default.ReactionChanged)
            .AddGatewayEvent("AUTO_MODERATION_ACTION_EXECUTION", GatewayJson.Default.AutoModExecuted)
            .AddListener<Message, Watch>()
            .AddListener<MessageChanged, Watch>()
            .AddListener<MemberChanged, Watch>()
            .AddListener<Channel, Watch>()
            .AddListener<ReactionChanged, Watch>()
            .AddListener<AutoModExecuted, Watch>()
            .AddListener<AuditLogEntry, Watch>()
            .AddListener<MemberJoined, Watch>()
            .AddSingleton<StaffNames>()
            .AddSingleton<GuildEvents>()
            .AddSingleton<AutoModReadiness>()
            .AddSingleton<IMembersListener, HearStaffNames>()
            .AddSingleton<LiveFacts>()
            .AddSingleton<IOutsideFacts>(provider => provider.GetRequiredService<LiveFacts>())
            .AddSingleton<RulePlaces>()
            .AddSingleton<RuleTrials>()
            .AddSingleton<RuleBook>()
            .AddSingleton<LiveGuilds>()
            .AddAutoModActions()
            .AddJob<ReadFilesJob, ReadFiles>(new JobSettings { Concurrency = 4, MaxAttempts = 3 })
            .AddJob<LookUpInvitesJob, LookUpInvites>(new JobSettings { Concurrency = 2, MaxAttempts = 5 })
            .AddJob<TellSuspendedJob, TellSuspended>()
            .AddJob<ForgetTextJob, ForgetText>()
            .AddComponent<MarkFalseHit>()
            .AddCommand<TestAutoMod>()
            .AddSingleton<MasterSwitch>()
            .AddCommand<EnableAutoMod>()
            .AddCommand<DisableAutoMod>()
            .AddCommand<ChooseAutoModPreset>()
            .AddCommand<ShowAutoModStats>()
            .AddCommand<ShowAutoModRules>()
            .AddCommand<ImportAutoModRules>()
            .AddCommand<SimulateAutoMod>()
            .AddCommand<ExemptFromAutoMod>()
            .AddCommand<SyncNativeRules>()
            .AddCommand<SetRuleMode>()
            .AddCommand<RollBackAutoMod>()
            .AddAutocomplete<SuggestAutoModVersion>()
            .AddCommand<AddListWords>()
            .AddCommand<RemoveListWords>();
}
