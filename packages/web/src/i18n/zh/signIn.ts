export const signIn = {
  title: '登录赢途',
  promise: '看得见的销售流程，走得到的赢单路径。',
  email: '邮箱',
  emailMissing: '请输入邮箱',
  emailWrong: '邮箱格式不对，例如 name@company.com',
  password: '密码',
  passwordMissing: '请输入密码',
  submit: '登录',
  invalidCredentials: '邮箱或密码不对。注意大小写，连续输错会暂时锁定。',
  help: '第一次登录？用管理员邀请邮件里的邮箱和密码；系统刚装好时，初始管理员账号显示在启动服务器的窗口里。',
};
