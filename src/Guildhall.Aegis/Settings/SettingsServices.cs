using Guildhall.Core.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Settings;

internal static class SettingsServices
{
    public static IServiceCollection AddAegisSettings(this IServiceCollection services) =>
        services
            .AddSingleton<DefaultChannels>()
            .AddSingleton<GuildSettingsBook>()
            .AddSingleton<SettingsEditor>()
            .AddCommand<ShowSettings>()
            .AddCommand<SetSetting>()
            .AddCommand<SettingsHistory>()
            .AddCommand<DiffSettings>()
            .AddCommand<RollBackSettings>()
            .AddCommand<ExportSettings>()
            .AddCommand<ImportSettings>()
            .AddAutocomplete<SuggestSetting>()
            .AddAutocomplete<SuggestSettingToShow>()
            .AddAutocomplete<SuggestSettingValue>();
}
