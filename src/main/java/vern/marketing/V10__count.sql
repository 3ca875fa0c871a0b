-- How many read a company's newsletter is said on several pages.
create index subscription_controller on marketing.subscription (controller, state);
