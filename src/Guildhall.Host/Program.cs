using Guildhall.Host.CommandLine;

return await GuildhallCommandLine.RunAsync(args);
